using Applications.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Applications.Calls;

internal static class DraftCall
{
    public static async Task<Created<CallView>> Handle(CallRequest request, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var call = new Call(request.Year, request.ToTerms());
        db.Calls.Add(call);
        db.Record(call, "call-drafted", to: nameof(CallStatus.Draft));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"calls/{call.Id}", CallView.Of(call));
    }
}
