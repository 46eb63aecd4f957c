namespace Registry.Plans;

/// <summary>Where a plan stands: a pure function of its steps and today. Every task weighs the same: the policy gives no weights.</summary>
/// <param name="Progress">Per cent, over the tasks; over the milestones where there is no task.</param>
/// <param name="Expected">Per cent that a straight way to the first dates asks for by today.</param>
/// <param name="PlannedEnd">The last first date.</param>
/// <param name="ForecastEnd">When the last step ends if all go on as until today; none while a step gives nothing to go by.</param>
/// <param name="SlippageDays">Days between the planned and the forecast end; of the latest step where there is no forecast.</param>
/// <param name="Overdue">Codes of the steps whose date has passed.</param>
public sealed record PlanStanding(
    int Progress, int Expected, int Done, int Steps, DateOnly? PlannedEnd, DateOnly? ForecastEnd, int SlippageDays, IReadOnlyList<string> Overdue)
{
    internal static PlanStanding Of(ConstructionPlan plan, DateOnly today)
    {
        var steps = plan.Steps;
        if (steps.Count == 0)
        {
            return new(0, 0, 0, 0, null, null, 0, []);
        }

        var weighed = steps.Any(s => s.Kind is StepKind.Task) ? [.. steps.Where(s => s.Kind is StepKind.Task)] : steps;
        var ends = steps.Select(s => StepForecast.EndOf(s, plan.StartsOn, today)).ToList();
        var planned = steps.Max(s => s.FirstDueOn);
        DateOnly? forecast = ends.All(e => e is not null) ? ends.Max() : null;
        return new(
            weighed.Sum(s => s.Progress) / weighed.Count,
            weighed.Sum(s => StepForecast.ExpectedProgress(s, plan.StartsOn, today)) / weighed.Count,
            steps.Count(s => s.Status is StepStatus.Done), steps.Count, planned, forecast,
            forecast is { } end ? end.DayNumber - planned.DayNumber : steps.Max(s => StepForecast.SlippageDays(s, today)),
            [.. steps.Where(s => StepForecast.IsOverdue(s, today)).OrderBy(s => s.DueOn).ThenBy(s => s.Code, StringComparer.Ordinal).Select(s => s.Code)]);
    }
}
