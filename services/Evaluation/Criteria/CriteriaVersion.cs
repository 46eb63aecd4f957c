using Contracts;
using Contracts.Evaluation;
using Evidence;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Criteria;

/// <summary>Draft → Published.</summary>
public enum CriteriaStatus
{
    Draft,
    Published,
}

/// <summary>The criteria for one kind of base (R87, R103), with the method that scores them. Once published they never change.</summary>
internal sealed class CriteriaVersion : IAggregate
{
    private CriteriaVersion()
    {
    }

    public CriteriaVersion(BaseKind kind, string title, IReadOnlyList<CriteriaVersionItem> items, ScoringMethod method)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Kind, Title, Items, Method) = (kind, title, items, method);
    }

    public CriteriaVersion(AnnexDocument source, AnnexKind annex)
        : this(annex.Kind, $"{source.Annex}:{annex.Name}({source.Number})", annex.Items(), ScoringMethod.PlatformDefault)
    {
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public BaseKind Kind { get; private set; }

    public CriteriaStatus Status { get; private set; }

    /// <summary>1 for a kind's first published version; none for a draft.</summary>
    public int? Number { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<CriteriaVersionItem> Items { get; private set; } = [];

    public ScoringMethod Method { get; private set; } = ScoringMethod.PlatformDefault;

    /// <summary>What experts and evaluators judge.</summary>
    public IEnumerable<CriteriaVersionItem> YesNoItems => Items.Where(item => item.Rule is null);

    /// <summary>What the system judges.</summary>
    public IEnumerable<CriteriaVersionItem> NumericItems => Items.Where(item => item.Rule is not null);

    public CriteriaVersionPublished Publish(int number)
    {
        MoveTo(CriteriaStatus.Published);
        Number = number;
        return new(
            Id, Revision, Kind, number, Title,
            [.. Items.Select(i => new CriteriaItem(i.Code, i.Dimension, i.Name, i.Clause, i.Input, i.Unit, i.Rule?.NeedsPreviousValue ?? false))]);
    }

    /// <summary>How its sheets are scored is a draft's to change.</summary>
    public void Score(ScoringMethod method)
    {
        RuleViolationException.Require(
            Status is CriteriaStatus.Draft, "criteria-wrong-state", "Published criteria keep their method: draft or import a new version.");
        Method = method;
        Revision++;
    }

    public ScoringCriteria ForScoring() => new(Id, Number ?? 0, KindText.Of(Kind), ForScoring(Items));

    public static IReadOnlyList<ScoredItem> ForScoring(IEnumerable<CriteriaVersionItem> items) =>
        [.. items.Select(item => new ScoredItem(item.Code, item.DimensionCode, item.ClauseId, item.Rule))];

    private void MoveTo(CriteriaStatus next)
    {
        Status = (Status, next) switch
        {
            (CriteriaStatus.Draft, CriteriaStatus.Published) => next,
            _ => throw new RuleViolationException("criteria-wrong-state", $"{Status} criteria cannot become {next}: draft a new version."),
        };
        Revision++;
    }
}

/// <summary>One annex item.</summary>
/// <param name="DimensionCode">Such as <c>REG-1</c>.</param>
/// <param name="ClauseId">Items that one clause of the policy asks for share it.</param>
/// <param name="Clause">The policy's own words.</param>
/// <param name="Rule">When a numeric item is satisfied; none for a yes/no item.</param>
/// <param name="BodyQuote">What the policy's body says on the same matter, where it differs or adds.</param>
public sealed record CriteriaVersionItem(
    string Code, string DimensionCode, string Dimension, string Name, string NameInEnglish, string ClauseId, string Clause, ItemInput Input,
    string? Unit, NumericRule? Rule, string? BodyQuote);

/// <summary>A kind as documents write it.</summary>
internal static class KindText
{
    public static string Of(BaseKind kind) => kind switch
    {
        BaseKind.Region => "region",
        BaseKind.University => "university",
        BaseKind.Enterprise => "enterprise",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
