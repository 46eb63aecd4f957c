using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Lists.Views;

internal static class ReadViews
{
    public static Task<Page<SavedViewView>> List(
        [AsParameters] PageRequest page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        VisibleTo(caller, db).ToPageAsync(page, view => SavedViewView.Of(view, caller), cancellationToken);

    public static Task<Results<Ok<SavedViewView>, NotFound>> One(Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken) =>
        VisibleTo(caller, db).OneAsync(id, view => SavedViewView.Of(view, caller), cancellationToken);

    private static IQueryable<SavedView> VisibleTo(Caller caller, ApplicationsDb db)
    {
        var office = SavedView.OfficeOf(caller);
        return db.SavedViews.Where(v => v.Owner == caller.Subject || v.Office == office);
    }
}
