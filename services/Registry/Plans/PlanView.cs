using Registry.Plans.Reports;
using ServiceDefaults.Http;

namespace Registry.Plans;

/// <summary>A base's construction plan as callers see it, with where it stands today.</summary>
/// <param name="Standing">Progress, slippage and forecast over its tasks.</param>
/// <param name="Funds">What was promised and what was reported.</param>
public sealed record PlanView(
    Guid Id, long Revision, Guid BaseId, string Document, DateOnly StartsOn, PlanStanding Standing, IReadOnlyList<StepView> Steps,
    PlanFunds Funds) : IVersioned
{
    internal static PlanView Of(ConstructionPlan plan, IReadOnlyList<StepEvidence> evidence, DateOnly today, PlanFunds funds) => new(
        plan.Id, plan.Revision, plan.BaseId, plan.Document, plan.StartsOn, PlanStanding.Of(plan, today),
        [.. plan.Steps.OrderBy(s => s.Kind).ThenBy(s => s.Code, StringComparer.Ordinal).Select(s => StepView.Of(s, plan.StartsOn, evidence, today))], funds);
}

/// <summary>A task or milestone.</summary>
/// <param name="FirstDueOn">As it was first planned.</param>
/// <param name="DueOn">As it is planned now.</param>
/// <param name="SlippageDays">Days after the first date that it was done, or is to be done at the earliest; less than none is early.</param>
/// <param name="ForecastOn">When it ends if it goes on as fast as until today; none while nothing is known.</param>
/// <param name="Evidence">What accepted reports prove it by.</param>
public sealed record StepView(
    string Code, StepKind Kind, string Title, string? Owner, string? Measures, DateOnly FirstDueOn, DateOnly DueOn, StepStatus Status, int Progress,
    DateOnly? CompletedOn, bool Overdue, int SlippageDays, DateOnly? ForecastOn, IReadOnlyList<StepEvidence> Evidence)
{
    internal static StepView Of(PlanStep s, DateOnly startsOn, IReadOnlyList<StepEvidence> evidence, DateOnly today) => new(
        s.Code, s.Kind, s.Title, s.Owner, s.Measures, s.FirstDueOn, s.DueOn, s.Status, s.Progress, s.CompletedOn, StepForecast.IsOverdue(s, today),
        StepForecast.SlippageDays(s, today), StepForecast.EndOf(s, startsOn, today), [.. evidence.Where(e => e.StepCode == s.Code)]);
}
