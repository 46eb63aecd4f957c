using Evaluation.Criteria;
using Evaluation.Data;
using Evaluation.Performance.Commissions;
using Evaluation.Performance.Methods;
using Evaluation.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Performance;

/// <summary>What an evaluation owes before it is completed: a whole sheet, and what its method asks for.</summary>
internal static class Readiness
{
    /// <summary>Null when nothing is missing on paper; otherwise the refusal, with a pointer for each thing.</summary>
    public static ProblemDetails? Incompleteness(PerformanceEvaluation evaluation, CriteriaVersion criteria, MethodRules rules)
    {
        var missing = rules.Indicators.ExceptBy(evaluation.Indicators.Select(i => i.Code), indicator => indicator.Code).ToList();
        return SheetRules.Incompleteness(evaluation.Lines, criteria) ?? (missing.Count == 0 ? null : new()
        {
            Status = StatusCodes.Status409Conflict,
            Title = $"These indicators have no figure: {string.Join(", ", missing.Select(i => i.Code))}. Write them, then submit.",
            Extensions =
            {
                ["code"] = "indicators-incomplete",
                ["errors"] = missing.Select(i => new FieldError($"/indicators/{i.Code}", $"{i.Name}: say what was found.")).ToList(),
            },
        });
    }

    public static async Task RequireAsync(EvaluationDb db, PerformanceEvaluation evaluation, MethodRules rules, CancellationToken cancellationToken)
    {
        Require(
            evaluation.SiteVisits.Count >= rules.SiteVisits, "site-visit-missing",
            $"The method asks for {rules.SiteVisits} visits, and {evaluation.SiteVisits.Count} are noted: visit the base, note it, then submit.");
        var contract = rules.NeedsContract || rules.NeedsPlan
            ? await db.EvaluatorContracts.AsNoTracking().SingleOrDefaultAsync(c => c.CycleId == evaluation.CycleId, cancellationToken)
            : null;
        Require(
            contract is not null || !(rules.NeedsContract || rules.NeedsPlan), "contract-missing",
            "The method asks for a contract, and none is recorded for this cycle: the commission records it (POST /performance-contracts).");
        Require(
            !rules.NeedsPlan || contract?.Status is ContractStatus.PlanAccepted, "plan-not-accepted",
            "The method asks for a plan that the commission has accepted: hand it in (PUT /performance-contracts/{id}/plan).");
    }
}
