using Contracts;
using Contracts.Applications;
using Evaluation.Criteria;
using Evaluation.Examinations;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>A review in a list.</summary>
/// <param name="Name">The application's.</param>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record ReviewSummary(
    Guid Id, long Revision, ReviewStatus Status, Guid ApplicationId, Guid CallId, BaseKind Kind, string Name, string Expert, string? Reason)
    : IVersioned
{
    internal static ReviewSummary Of(Review r) => new(r.Id, r.Revision, r.Status, r.ApplicationId, r.CallId, r.Kind, r.Name, r.Expert, r.Reason);
}

/// <summary>A review with what it is made from and what it says.</summary>
/// <param name="Form">The application; none once the expert may not read it any more.</param>
/// <param name="Items">What the criteria ask; the items without a rule are the expert's to judge.</param>
/// <param name="Sheet">For its expert always, for others once it is locked.</param>
/// <param name="Reason">Why it ended without a sheet that counts.</param>
public sealed record ReviewView(
    Guid Id, long Revision, ReviewStatus Status, Guid ApplicationId, Guid CallId, BaseKind Kind, string Name, string Expert, ReviewForm? Form,
    IReadOnlyList<CriteriaVersionItem> Items, ReviewSheet? Sheet, string? Reason) : IVersioned
{
    internal static ReviewView Of(Review r, Examination examination, CriteriaVersion? criteria, bool isOwn) => new(
        r.Id, r.Revision, r.Status, r.ApplicationId, r.CallId, r.Kind, r.Name, r.Expert,
        r.IsLive || !isOwn ? new(examination.Area, examination.FormHash, examination.Parties, examination.Answers) : null,
        criteria?.Items ?? [],
        isOwn || r.Status is ReviewStatus.Locked ? new(r.Lines, r.Figures, r.Score) : null,
        r.Reason);
}

/// <summary>The sealed form of the application.</summary>
/// <param name="FormHash">SHA-256, in hexadecimal, of the form's canonical JSON.</param>
/// <param name="Parties">Every organisation that takes part: whoever is bound to one of them declares a conflict.</param>
public sealed record ReviewForm(string Area, string FormHash, IReadOnlyList<Party> Parties, IReadOnlyList<ItemAnswer> Answers);

/// <param name="Lines">The expert's.</param>
/// <param name="Figures">The numeric items as the system judged them, from submission on.</param>
/// <param name="Score">0 to 100, four decimal places, from submission on.</param>
public sealed record ReviewSheet(IReadOnlyList<SheetEntry> Lines, IReadOnlyList<JudgedFigure> Figures, decimal? Score);
