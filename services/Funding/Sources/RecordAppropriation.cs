using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Sources;

internal static class RecordAppropriation
{
    /// <param name="DocumentNumber">The document's number (文号), once for a source.</param>
    /// <param name="IssuedOn">The day on the document; today or earlier.</param>
    public sealed record Request(
        [property: Range(2018, 2100)] int FiscalYear,
        [property: Required, Text(100)] string DocumentNumber,
        DateOnly IssuedOn,
        [property: Required] MoneyAmount Amount);

    public static async Task<Results<Created<AppropriationView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.LockSourceAsync(id, cancellationToken) is not { } source)
        {
            return TypedResults.NotFound();
        }

        source.RequireOpen();
        Require(request.IssuedOn <= clock.Today, "appropriation-in-future", "A document was issued today or earlier: correct the day.");
        Require(
            !await db.Appropriations.AnyAsync(
                a => a.SourceId == id && a.DocumentNumber == request.DocumentNumber && a.Status != AppropriationStatus.Withdrawn, cancellationToken),
            "appropriation-recorded", "This document is recorded for this source already: follow that appropriation.");
        var appropriation = new Appropriation(source, request.FiscalYear, request.DocumentNumber, request.IssuedOn, request.Amount.Fen, caller.Subject);
        db.Appropriations.Add(appropriation);
        db.Record(appropriation, "appropriation-recorded", to: appropriation.Stage, reason: request.DocumentNumber, data: new { appropriation.SourceId, appropriation.FiscalYear, appropriation.AmountFen });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"appropriations/{appropriation.Id}", AppropriationView.Of(appropriation));
    }
}
