using Contracts;
using Registry.Bases;
using ServiceDefaults.Http;

namespace Registry.Cases;

/// <summary>A case as those who work on it see it, and everybody once it is published.</summary>
/// <param name="Opinion">What the review said last.</param>
public sealed record CaseView(
    Guid Id, long Revision, CaseStatus Status, Guid BaseId, string Title, string Summary, string Background, string Practice, string Effect,
    IReadOnlyList<string> Tags, DateOnly DraftedOn, string? Opinion, int Edition, DateOnly? PublishedOn, string? TakenDownFor) : IVersioned
{
    internal static CaseView Of(TypicalCase c) => new(
        c.Id, c.Revision, c.Status, c.BaseId, c.Title, c.Summary, c.Background, c.Practice, c.Effect, c.Tags, c.DraftedOn, c.Opinion,
        c.Edition, c.PublishedOn, c.TakenDownFor);
}

/// <summary>A published case as everybody may read it.</summary>
public sealed record PublicCaseView(
    Guid Id, string Title, string Summary, string Background, string Practice, string Effect, IReadOnlyList<string> Tags, int Edition,
    DateOnly PublishedOn, string BaseNumber, string BaseName, BaseKind BaseKind, string Area)
{
    internal static PublicCaseView Of(TypicalCase c, Base b) => new(
        c.Id, c.Title, c.Summary, c.Background, c.Practice, c.Effect, c.Tags, c.Edition, c.PublishedOn!.Value, b.Number, b.Name, b.Kind, b.Area);
}

/// <summary>One use of a published case.</summary>
public sealed record CaseUseView(
    Guid Id, long Revision, Guid CaseId, int Edition, CaseUseKind Kind, string Who, Guid? BaseId, string What, string? Link, DateOnly On) : IVersioned
{
    internal static CaseUseView Of(CaseUse u) => new(u.Id, u.Revision, u.CaseId, u.Edition, u.Kind, u.Who, u.BaseId, u.What, u.Link, u.On);
}
