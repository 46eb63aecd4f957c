using System.ComponentModel.DataAnnotations;
using Applications.Bulk;
using Applications.Data;
using Applications.Intake;
using Calendar;
using ServiceDefaults.Requests;

namespace Applications.County;

/// <summary>The county's steps for many applications in one request: each as if it were asked for alone.</summary>
internal static class BulkReview
{
    public const int Most = 200;

    public sealed record RecommendRequest([property: Required, MinLength(1), Items(Most)] IReadOnlyList<RecommendItem> Items);

    /// <param name="Revision">As last read, in place of an If-Match.</param>
    public sealed record RecommendItem(Guid ApplicationId, long Revision, [property: Required] RecommendApplication.Request Recommendation);

    public sealed record ReturnRequest([property: Required, MinLength(1), Items(Most)] IReadOnlyList<ReturnItem> Items);

    /// <param name="Revision">As last read, in place of an If-Match.</param>
    public sealed record ReturnItem(Guid ApplicationId, long Revision, [property: Required] ReturnApplication.Request Return);

    public static Task<BulkAnswer> Recommend(
        RecommendRequest request, BulkDesk bulk, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        bulk.EachAsync(
            request.Items, item => item.ApplicationId,
            item => RecommendApplication.Handle(item.ApplicationId, new(item.Revision), item.Recommendation, db, desk, clock, cancellationToken),
            cancellationToken);

    public static Task<BulkAnswer> Return(
        ReturnRequest request, BulkDesk bulk, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken) =>
        bulk.EachAsync(
            request.Items, item => item.ApplicationId,
            item => ReturnApplication.Handle(item.ApplicationId, new(item.Revision), item.Return, db, desk, clock, calendar, cancellationToken), cancellationToken);
}
