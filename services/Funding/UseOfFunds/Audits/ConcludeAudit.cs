using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Funding.Recoveries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Audits;

/// <summary>An approver decides which findings stand; what they come to is demanded back at once.</summary>
internal static class ConcludeAudit
{
    /// <param name="Upheld">The findings that stand, each with what comes back of it; empty where nothing does.</param>
    public sealed record Request(
        [property: Required, Text(10_000)] string Conclusion, [property: Required, Items(100)] IReadOnlyList<UpheldRequest> Upheld);

    /// <param name="Number">Of the finding.</param>
    public sealed record UpheldRequest([property: Range(1, 100)] int Number, [property: Required] MoneyAmount Amount);

    public static async Task<Results<Ok<FundsAuditView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, DemandRecovery recoveries, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var audit = await db.LockFundsAuditAsync(id, cancellationToken);
        if (audit is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(audit);
        if (audit.Status is AuditStatus.Reported or AuditStatus.Answered && FaultsOf(request, audit).ToList() is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var answer = await db.StepAsync(
            audit, ifMatch,
            new("funds-audit-concluded", request.Conclusion, async concluded =>
            {
                concluded.Conclude(request.Conclusion, request.Upheld.Select(u => new UpheldFinding(u.Number, u.Amount.Fen)), caller.Subject, clock.Today);
                if (concluded.UpheldFen > 0)
                {
                    var award = await db.Awards.SingleAsync(a => a.Id == concluded.AwardId, cancellationToken);
                    await recoveries.DemandForAsync(award, RecoveryCause.AuditFinding, concluded.Id, concluded.UpheldFen, cancellationToken);
                }
            }) { Data = concluded => new { concluded.UpheldFen } },
            FundsAuditView.Of, cancellationToken);
        return (Ok<FundsAuditView>)answer.Result;
    }

    private static IEnumerable<FieldError> FaultsOf(Request request, FundsAudit audit)
    {
        var seen = new HashSet<int>();
        foreach (var (upheld, at) in request.Upheld.Select((u, at) => (u, at)))
        {
            var finding = audit.Findings.Find(f => f.Number == upheld.Number);
            if (finding is null || !seen.Add(upheld.Number))
            {
                yield return new($"/upheld/{at}/number", "Name each finding of this audit at most once.");
            }
            else if (upheld.Amount.Fen > (finding.AmountFen ?? 0))
            {
                yield return new($"/upheld/{at}/amount", $"The finding is of {MoneyAmount.Text(finding.AmountFen ?? 0)}: no more than that comes back.");
            }
        }
    }
}
