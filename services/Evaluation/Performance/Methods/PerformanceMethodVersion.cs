using Evidence;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Performance.Methods;

/// <summary>Draft → Published.</summary>
public enum MethodStatus
{
    Draft,
    Published,
}

/// <summary>How performance is evaluated and graded (R80, R101): the policy leaves it open. Once published a version never changes.</summary>
internal sealed class PerformanceMethodVersion : IAggregate
{
    private PerformanceMethodVersion()
    {
    }

    public PerformanceMethodVersion(string title, MethodRules rules)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Title, Rules) = (title, rules);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public MethodStatus Status { get; private set; }

    /// <summary>1 for the first that was published; none for a draft.</summary>
    public int? Number { get; private set; }

    public string Title { get; private set; } = "";

    public MethodRules Rules { get; private set; } = MethodRules.PlatformDefault;

    public void Publish(int number)
    {
        MoveTo(MethodStatus.Published);
        Number = number;
    }

    private void MoveTo(MethodStatus next)
    {
        Status = (Status, next) switch
        {
            (MethodStatus.Draft, MethodStatus.Published) => next,
            _ => throw new RuleViolationException("method-wrong-state", $"A {Status} method cannot become {next}: draft a new version."),
        };
        Revision++;
    }
}

/// <summary>What a version of the method says.</summary>
/// <param name="SheetShare">Of 1; the targets have what the sheet and the indicators leave.</param>
/// <param name="IndicatorShare">Of 1.</param>
/// <param name="Grades">The highest whose conditions all hold is given; one of them begins at 0 without conditions.</param>
/// <param name="NeedsContract">An evaluation is completed only under a recorded contract.</param>
/// <param name="NeedsPlan">And only by a plan that the commission has accepted.</param>
/// <param name="SiteVisits">And only after so many visits.</param>
public sealed record MethodRules(
    decimal SheetShare, decimal IndicatorShare, IReadOnlyList<PerformanceIndicator> Indicators, IReadOnlyList<GradeFrom> Grades,
    bool NeedsContract = false, bool NeedsPlan = false, int SiteVisits = 0)
{
    internal static MethodRules PlatformDefault { get; } =
        new(PerformanceMethod.PlatformDefault.SheetShare, 0, [], PerformanceMethod.PlatformDefault.Grades);

    internal PerformanceMethod ForScoring(ScoringMethod sheet) => new(
        sheet, SheetShare, Grades, Indicators.Count > 0 ? IndicatorShare : null, Indicators.Count > 0 ? Indicators : null);
}
