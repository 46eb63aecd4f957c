using Contracts;
using Evaluation.Criteria;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>A review in a list.</summary>
/// <param name="Name">The application's; in a blind review a name that tells nothing.</param>
/// <param name="Expert">The subject of the expert's token.</param>
/// <param name="Reason">Not in a blind review's list: the review itself has it, without names.</param>
public sealed record ReviewSummary(
    Guid Id, long Revision, ReviewStatus Status, Guid ApplicationId, Guid CallId, BaseKind Kind, string Name, string Expert, string? Reason)
    : IVersioned
{
    internal static ReviewSummary Of(Review r, bool isBlind) => new(
        r.Id, r.Revision, r.Status, r.ApplicationId, r.CallId, r.Kind, isBlind ? ReviewForm.NameFor(r.ApplicationId) : r.Name, r.Expert,
        isBlind ? null : r.Reason);
}

/// <summary>A review with what it is made from and what it says.</summary>
/// <param name="Form">The application; none once the expert may not read it any more.</param>
/// <param name="Items">What the criteria ask; the items without a rule are the expert's to judge.</param>
/// <param name="Sheet">For its expert always, for others once it is locked.</param>
/// <param name="Reason">Why it ended without a sheet that counts, or why the sheet was opened again.</param>
/// <param name="IsBlind">The reader is not told whose application it is.</param>
/// <param name="Anchors">What each degree of effect means.</param>
/// <param name="OpenItems">The items that may be amended since the sheet was opened again; none for all of them.</param>
public sealed record ReviewView(
    Guid Id, long Revision, ReviewStatus Status, Guid ApplicationId, Guid CallId, BaseKind Kind, string Name, string Expert, ReviewForm? Form,
    IReadOnlyList<CriteriaVersionItem> Items, ReviewSheet? Sheet, string? Reason, bool IsBlind, IReadOnlyList<EffectAnchor> Anchors,
    IReadOnlyList<string>? OpenItems) : IVersioned
{
    /// <param name="form">None for whoever may not read it.</param>
    internal static ReviewView Of(Review r, ReviewForm? form, string? reason, CriteriaVersion? criteria, bool isOwn, bool isBlind) => new(
        r.Id, r.Revision, r.Status, r.ApplicationId, r.CallId, r.Kind, isBlind ? ReviewForm.NameFor(r.ApplicationId) : r.Name, r.Expert, form,
        criteria?.Items ?? [],
        isOwn || r.Status is ReviewStatus.Locked ? new(r.Lines, r.Figures, r.Score) : null,
        reason, isBlind, EffectAnchor.PlatformDefault, r.OpenItems);
}

/// <param name="Lines">The expert's.</param>
/// <param name="Figures">The numeric items as the system judged them, from submission on.</param>
/// <param name="Score">0 to 100, four decimal places, from submission on.</param>
public sealed record ReviewSheet(IReadOnlyList<SheetEntry> Lines, IReadOnlyList<JudgedFigure> Figures, decimal? Score);
