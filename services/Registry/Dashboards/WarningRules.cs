using Contracts;
using Registry.Bases;
using Registry.Indicators;
using Registry.Plans;
using Registry.Plans.Reports;
using Registry.Rectifications;
using ServiceDefaults.Http;

namespace Registry.Dashboards;

/// <summary>
/// What the commission should see coming, by base: a pure function of the facts. The policy gives no thresholds; these are the platform's
/// labelled defaults.
/// </summary>
internal static class WarningRules
{
    /// <summary>A forecast that lies further behind the plan is a warning, not a notice.</summary>
    private const int SlippageDays = 90;

    /// <summary>Per cent that progress may lie behind.</summary>
    private const int BehindPercent = 20;

    /// <summary>Per cent of a promise that has to be invested when its year is over.</summary>
    private const int InvestedPercent = 80;

    private const int DeadlineNearDays = 14;

    public static IReadOnlyList<Warning> Of(Base b, ProgrammeFacts facts) =>
    [
        .. Management(b, facts).Concat(Plan(b, facts)).Concat(Reports(b, facts)).Concat(Targets(b, facts)).Concat(Funds(b, facts))
            .OrderByDescending(w => w.Level).ThenBy(w => w.Code, StringComparer.Ordinal).ThenBy(w => w.Subject, StringComparer.Ordinal),
    ];

    private static IEnumerable<Warning> Management(Base b, ProgrammeFacts facts)
    {
        if (b.LatestGrade is Grade.Poor)
        {
            yield return new("grade-poor", WarningLevel.Alarm, null, $"{b.GradedOn:yyyy-MM-dd}绩效评估结果为“较差”");
        }

        if (facts.RectificationOf(b) is not { } rectification)
        {
            yield break;
        }

        var left = rectification.DueOn.DayNumber - facts.Today.DayNumber;
        if (rectification.Status is RectificationStatus.Overdue or RectificationStatus.RevocationProposed or RectificationStatus.Hearing)
        {
            yield return new("rectification-failing", WarningLevel.Alarm, null, $"限期整改应于{rectification.DueOn:yyyy-MM-dd}前完成,现为{rectification.Status}");
        }
        else if (rectification.AwaitsReport && left <= DeadlineNearDays)
        {
            yield return new("rectification-due", WarningLevel.Warning, null, $"限期整改还有{Math.Max(0, left)}天到期({rectification.DueOn:yyyy-MM-dd})");
        }
    }

    private static IEnumerable<Warning> Plan(Base b, ProgrammeFacts facts)
    {
        if (facts.PlanOf(b) is not { } plan)
        {
            yield return new("plan-missing", WarningLevel.Notice, null, "没有建设方案");
            yield break;
        }

        var standing = PlanStanding.Of(plan, facts.Today);
        if (standing.Expected - standing.Progress >= BehindPercent)
        {
            yield return new("progress-behind", WarningLevel.Warning, null, $"建设进度{standing.Progress}%,按计划应达到{standing.Expected}%");
        }

        if (standing.SlippageDays > 0)
        {
            yield return new(
                "forecast-late", standing.SlippageDays > SlippageDays ? WarningLevel.Warning : WarningLevel.Notice, null,
                standing.ForecastEnd is { } end
                    ? $"预计{end:yyyy-MM-dd}完成,比计划晚{standing.SlippageDays}天" : $"已比计划晚{standing.SlippageDays}天,尚无法预计完成时间");
        }

        foreach (var step in plan.Steps.Where(s => StepForecast.IsOverdue(s, facts.Today)))
        {
            yield return new(
                "step-overdue", WarningLevel.Warning, step.Code, $"“{step.Title}”应于{step.DueOn:yyyy-MM-dd}完成,现进度{step.Progress}%");
        }
    }

    private static IEnumerable<Warning> Reports(Base b, ProgrammeFacts facts) =>
        from r in facts.ReportsOf(b)
        where r.Report.Status is PlanReportStatus.Overdue
        select new Warning(
            "report-overdue", r.Report.Chases >= PlanReport.MostChases ? WarningLevel.Alarm : WarningLevel.Warning, r.Period.Name,
            $"{r.Period.Name}进展报告应于{r.Report.DueOn:yyyy-MM-dd}前报送,已催报{r.Report.Chases}次");

    /// <summary>Of the last year that is over.</summary>
    private static IEnumerable<Warning> Targets(Base b, ProgrammeFacts facts)
    {
        var names = PolicyTargets.Of(b.Kind, b.Targets).ToDictionary(t => t.Code);
        var year = facts.Today.Year - 1;
        foreach (var result in facts.ResultsOf(b, year).Where(r => r.Outcome is TargetOutcome.Missed))
        {
            var target = names[result.Code];
            yield return new(
                "target-missed", target.OfPolicy ? WarningLevel.Warning : WarningLevel.Notice, result.Code,
                $"{year}年“{target.Name}”为{result.Compared:0.####}{target.Unit},未达到{result.Target:0.####}{target.Unit}");
        }
    }

    private static IEnumerable<Warning> Funds(Base b, ProgrammeFacts facts)
    {
        var year = facts.Today.Year - 1;
        var (promised, invested) = (facts.PromisedFen(b, year), facts.CapitalOf(b, year).OwnFen);
        if (promised > 0 && invested < promised / 100m * InvestedPercent)
        {
            yield return new(
                "own-funds-short", WarningLevel.Warning, $"{year}", $"{year}年自筹资金承诺{MoneyAmount.Text(promised)}元,实际投入{MoneyAmount.Text(invested)}元");
        }
    }
}
