using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Audits;

internal static class OrderAudit
{
    /// <param name="Scope">What is looked at.</param>
    public sealed record Request([property: Required, Text(2_000)] string Scope);

    public static async Task<Results<Created<FundsAuditView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        Require(award.PaidFen > 0, "nothing-paid", "Nothing was paid of this award yet: there is nothing to audit.");
        var audit = new FundsAudit(award, request.Scope, caller.Subject, clock.Today);
        db.FundsAudits.Add(audit);
        db.Record(audit, "funds-audit-ordered", to: audit.Stage, reason: request.Scope);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"audits/{audit.Id}", FundsAuditView.Of(audit));
    }
}
