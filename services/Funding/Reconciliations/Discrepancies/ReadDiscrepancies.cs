using Funding.Data;
using Funding.Payments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Reconciliations.Discrepancies;

internal static class ReadDiscrepancies
{
    public static Task<Page<DiscrepancyView>> List(
        [AsParameters] PageRequest page, [OneOf(typeof(DiscrepancyStatus))] string? status, DateOnly? statementDate, FundingDb db, CancellationToken cancellationToken)
    {
        var wanted = OneOfAttribute.Read<DiscrepancyStatus>(status);
        return db.Discrepancies.Where(d => (wanted == null || d.Status == wanted) && (statementDate == null || d.StatementDate == statementDate))
            .ToPageAsync(page, DiscrepancyView.Of, cancellationToken);
    }

    public static Task<Results<Ok<DiscrepancyView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Discrepancies.OneAsync(id, DiscrepancyView.Of, cancellationToken);

    /// <summary>Payments of the line's amount that no line has settled; which of them it is, people find out.</summary>
    public static async Task<Results<Ok<Candidates>, NotFound>> CandidatesOf(Guid id, FundingDb db, CancellationToken cancellationToken)
    {
        const int most = 50;
        var discrepancy = await db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (discrepancy is null)
        {
            return TypedResults.NotFound();
        }

        var line = discrepancy.Kind is DifferenceKind.UnknownLine ? discrepancy.FoundFen : null;
        var payments = await db.Payments.AsNoTracking()
            .Where(p => p.AmountFen == line && !db.StatementEntries.Any(e => e.PaymentId == p.Id))
            .Where(p => p.Status == PaymentStatus.Sent || p.Status == PaymentStatus.Accepted || p.Status == PaymentStatus.Unknown
                || p.Status == PaymentStatus.NotReceived || p.Status == PaymentStatus.Paid)
            .OrderByDescending(p => p.RequestedOn == discrepancy.StatementDate).ThenBy(p => p.Id).Take(most).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Candidates(
            [.. payments.Select(p => new Candidate(p.Id, p.Status, p.EndToEndId, p.Payee.Name, p.RequestedOn, p.RequestedOn == discrepancy.StatementDate))]));
    }
}

/// <summary>At most 50, those of the statement's own day first.</summary>
public sealed record Candidates(IReadOnlyList<Candidate> Items);

/// <param name="SameDay">It was ordered on the statement's day.</param>
public sealed record Candidate(Guid PaymentId, PaymentStatus Status, string EndToEndId, string Payee, DateOnly? RequestedOn, bool SameDay);
