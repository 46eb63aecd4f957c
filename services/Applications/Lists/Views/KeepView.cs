using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using ServiceDefaults.Requests;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Lists.Views;

internal static class KeepView
{
    private const int Most = 100;

    /// <param name="Filter">As the list takes it, sort included.</param>
    /// <param name="Columns">Fields of a row, in the order in which to show them; none for all.</param>
    /// <param name="Shared">Colleagues of the same role, county or organisation see it too.</param>
    public sealed record Request(
        [property: Required, Text(100)] string Name,
        [property: Required] ListFilter Filter,
        [property: MaxLength(20), OneOf(typeof(ListColumn))] IReadOnlyList<string>? Columns = null,
        bool Shared = false);

    public static async Task<Created<SavedViewView>> New(
        Request request, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        Require(
            await db.SavedViews.CountAsync(v => v.Owner == caller.Subject, cancellationToken) < Most, "too-many-views",
            $"You have {Most} saved views: remove one that you no longer use.");
        var view = new SavedView(caller, request.Name, request.Filter, request.Columns ?? [], request.Shared);
        db.SavedViews.Add(view);
        db.Record(view, "view-saved");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"application-views/{view.Id}", SavedViewView.Of(view, caller));
    }

    public static async Task<Results<Ok<SavedViewView>, NotFound>> Change(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.Owner == caller.Subject, cancellationToken);
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(view);
        view.Change(caller, request.Name, request.Filter, request.Columns ?? [], request.Shared);
        db.Record(view, "view-changed");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(SavedViewView.Of(view, caller));
    }
}

/// <summary>What a view can show of a row.</summary>
internal enum ListColumn
{
    Number,
    Name,
    Kind,
    Status,
    Area,
    Applicant,
    SubmittedAt,
    Rank,
    Score,
    NoticeEndsAt,
}

/// <summary>A saved view as its readers see it.</summary>
/// <param name="Own">The caller's own, to change and to remove.</param>
public sealed record SavedViewView(
    Guid Id, long Revision, string Name, ListFilter Filter, IReadOnlyList<string> Columns, bool Shared, bool Own) : IVersioned
{
    internal static SavedViewView Of(SavedView view, Caller reader) => new(
        view.Id, view.Revision, view.Name, view.Filter, view.Columns, view.Office is not null, view.Owner == reader.Subject);
}
