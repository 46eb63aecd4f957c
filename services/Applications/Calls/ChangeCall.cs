using Applications.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Calls;

internal static class ChangeCall
{
    /// <summary>Replaces a draft as a whole: what is not given has its default again.</summary>
    public static async Task<Results<Ok<CallView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, CallRequest request, ApplicationsDb db, CancellationToken cancellationToken)
    {
        if (await db.Calls.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        call.Change(request.Year, request.ToTerms());
        db.Record(call, "call-changed");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallView.Of(call));
    }
}
