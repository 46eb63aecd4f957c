using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.County;

internal static class ReadPromotionBodies
{
    public static Task<Page<PromotionBodyView>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, PromotionBodyView.Of, cancellationToken);

    public static Task<Results<Ok<PromotionBodyView>, NotFound>> One(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, PromotionBodyView.Of, cancellationToken);

    /// <summary>A county officer's own area's; the commission's and the auditors' all.</summary>
    internal static IQueryable<PromotionBody> Visible(ApplicationsDb db, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor)
            ? db.PromotionBodies
            : db.PromotionBodies.Where(b => caller.Area != null && b.Area == caller.Area);
}

/// <summary>The promotion body of one county or zone (R72).</summary>
public sealed record PromotionBodyView(
    Guid Id, long Revision, string Area, string Name, string? DocumentNumber, IReadOnlyList<Party> Organisations, IReadOnlyList<BodyContact> Contacts)
    : IVersioned
{
    internal static PromotionBodyView Of(PromotionBody b) => new(b.Id, b.Revision, b.Area, b.Name, b.DocumentNumber, b.Organisations, b.Contacts);
}
