using Applications.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Lists.Views;

internal static class RemoveView
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.Owner == caller.Subject, cancellationToken);
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(view);
        view.Remove();
        db.SavedViews.Remove(view);
        db.Record(view, "view-removed");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
