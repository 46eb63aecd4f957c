using Applications.Data;
using Applications.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Receipts;

internal static class ReadReceipt
{
    /// <summary>Byte for byte as it was signed. A draft that was never handed in has none.</summary>
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        var receipts =
            from application in db.ReadableBy(caller)
            join receipt in db.Receipts on application.Id equals receipt.ApplicationId
            where application.Id == id
            orderby receipt.Id descending
            select receipt.Content;
        return await receipts.FirstOrDefaultAsync(cancellationToken) is { } content
            ? TypedResults.Bytes(content, "application/json")
            : TypedResults.NotFound();
    }
}
