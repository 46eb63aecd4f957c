using System.Globalization;
using Registry.Indicators;
using ServiceDefaults.Http;

namespace Registry.Plans.Reports;

/// <summary>
/// What a report has to hold, all faults at once: each step that is not done yet, once; what proves a step that is; at the end of a year
/// each indicator of the base. A figure left out would count as neither reached nor missed.
/// </summary>
internal static class ReportCheck
{
    private const int FirstYear = 2015;

    public static IEnumerable<FieldError> ProblemsOf(
        ReportContent content, ReportingPeriod period, ConstructionPlan? plan, IReadOnlyList<IndicatorTarget> indicators, DateOnly today) =>
        [
            .. Steps(content, period, plan, today), .. Missing(content, plan), .. Evidence(content),
            .. Figures(content, period, indicators), .. MissingFigures(content, period, indicators),
        ];

    private static IEnumerable<FieldError> Steps(ReportContent content, ReportingPeriod period, ConstructionPlan? plan, DateOnly today)
    {
        var seen = new HashSet<string>();
        foreach (var (step, at) in content.Steps.Select((step, i) => (step, $"/steps/{Text(i)}")))
        {
            if (plan?.Find(step.Code) is not { } planned)
            {
                yield return new($"{at}/code", "The plan has no step of this code.");
                continue;
            }

            if (!seen.Add(step.Code))
            {
                yield return new($"{at}/code", "This step is reported twice.");
            }

            if (planned.Status is StepStatus.Done && plan.IsNews(period) && step.Progress < PlanStep.Whole)
            {
                yield return new($"{at}/progress", "The step was accepted as done: only the commission opens it again.");
            }

            if ((step.Progress == PlanStep.Whole) != (step.CompletedOn is not null))
            {
                yield return new($"{at}/completedOn", "A step of 100 per cent, and no other, names the day on which it was done.");
            }

            if (step.CompletedOn > today)
            {
                yield return new($"{at}/completedOn", "The day lies ahead: name one that has come.");
            }

            if (step.Progress == PlanStep.Whole && content.Evidence.All(e => e.StepCode != step.Code))
            {
                yield return new("/evidence", $"Prove that {step.Code} is done: name a document or an address.");
            }
        }
    }

    private static IEnumerable<FieldError> Missing(ReportContent content, ConstructionPlan? plan) =>
        from step in plan?.Steps ?? []
        where step.Status is not StepStatus.Done && content.Steps.All(s => s.Code != step.Code)
        orderby step.Code
        select new FieldError("/steps", $"Report how far {step.Code} ({step.Title}) has come.");

    private static IEnumerable<FieldError> Evidence(ReportContent content) =>
        from e in content.Evidence.Select((evidence, i) => (evidence.StepCode, At: i))
        where content.Steps.All(s => s.Code != e.StepCode)
        select new FieldError($"/evidence/{Text(e.At)}/stepCode", "Evidence belongs to a step that this report names.");

    private static IEnumerable<FieldError> Figures(ReportContent content, ReportingPeriod period, IReadOnlyList<IndicatorTarget> indicators)
    {
        var seen = new HashSet<(string, int)>();
        foreach (var (figure, at) in content.Figures.Select((figure, i) => (figure, $"/figures/{Text(i)}")))
        {
            if (indicators.All(i => i.Code != figure.Code))
            {
                yield return new($"{at}/code", "The base has no indicator of this code.");
            }

            if (figure.Year < FirstYear || figure.Year > period.Year)
            {
                yield return new($"{at}/year", $"Name a year from {FirstYear} to {period.Year}.");
            }

            if (!seen.Add((figure.Code, figure.Year)))
            {
                yield return new(at, "This indicator is told twice for one year.");
            }
        }
    }

    private static IEnumerable<FieldError> MissingFigures(ReportContent content, ReportingPeriod period, IReadOnlyList<IndicatorTarget> indicators) =>
        from indicator in period.EndsYear ? indicators : []
        where !content.Figures.Any(f => f.Code == indicator.Code && f.Year == period.Year)
        select new FieldError("/figures", $"The year has ended: tell {indicator.Code} ({indicator.Name}, {indicator.Unit}) of {Text(period.Year)}.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
