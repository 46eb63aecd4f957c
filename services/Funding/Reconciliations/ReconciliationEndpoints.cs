using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Reconciliations;

/// <summary>One run against one day's statement.</summary>
/// <param name="Matched">Payments that this run has reconciled.</param>
public sealed record ReconciliationView(
    Guid Id, long Revision, DateOnly StatementDate, int Lines, int Matched, IReadOnlyList<DifferenceView> Differences) : IVersioned
{
    internal static ReconciliationView Of(Reconciliation r) => new(
        r.Id, r.Revision, r.StatementDate, r.Lines, r.Matched,
        [.. r.Differences.Select(d => new DifferenceView(d.Kind, d.EndToEndId, d.PaymentId, OfFen(d.ExpectedFen), OfFen(d.FoundFen)))]);

    private static MoneyAmount? OfFen(long? fen) => fen is { } amount ? MoneyAmount.OfFen(amount) : null;
}

/// <param name="Expected">By our books; none where they know nothing.</param>
/// <param name="Found">By the statement; none where it has nothing.</param>
public sealed record DifferenceView(DifferenceKind Kind, string EndToEndId, Guid? PaymentId, MoneyAmount? Expected, MoneyAmount? Found);

internal static class ReconciliationEndpoints
{
    public static void MapReconciliations(this IEndpointRouteBuilder app)
    {
        var reconciliations = app.MapApi("/reconciliations", "Reconciliations");
        reconciliations.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Reconciliations, oldest first.");
        reconciliations.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One reconciliation.");
        reconciliations.MapPost("/", Reconcile.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Compares our books with one day's statement; by an officer without a part in its payments.");
    }

    private static Task<Page<ReconciliationView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Reconciliations.ToPageAsync(page, ReconciliationView.Of, cancellationToken);

    private static Task<Results<Ok<ReconciliationView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Reconciliations.OneAsync(id, ReconciliationView.Of, cancellationToken);
}
