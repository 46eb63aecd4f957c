using Applications.Calls;
using Applications.Data;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Forms;

internal static class ReadForm
{
    public const string MediaType = "application/schema+json";

    /// <summary>404 for a kind that the call does not invite, and for a draft, which binds no criteria yet.</summary>
    /// <param name="kind">As everywhere in JSON: region, university, enterprise.</param>
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid id, string kind, ApplicationsDb db, Caller caller, FormCatalog forms, CancellationToken cancellationToken)
    {
        var call = await ReadCalls.Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return KindOf(kind) is { } known && call?.CriteriaOf(known) is { } version
            ? TypedResults.Bytes(
                System.Text.Encoding.UTF8.GetBytes((await forms.OfAsync(db, version, cancellationToken)).Schema.GetRawText()), MediaType)
            : TypedResults.NotFound();
    }

    private static BaseKind? KindOf(string text) =>
        text.All(char.IsAsciiLetterLower) && Enum.TryParse<BaseKind>(text, ignoreCase: true, out var kind) ? kind : null;
}
