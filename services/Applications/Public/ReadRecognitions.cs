using Applications.Data;
using Contracts;
using ServiceDefaults.Http;

namespace Applications.Public;

internal static class ReadRecognitions
{
    /// <summary>A base on the published list.</summary>
    /// <param name="Builder">By name; no code, no account.</param>
    /// <param name="SelectionNote">Why it was selected otherwise than by its rank; none where it was by rank.</param>
    public sealed record Row(
        Guid Id, BaseKind Kind, string Name, string Area, string Builder, string DocumentNumber, DateOnly RecognisedOn, string? SelectionNote);

    public static Task<Page<Row>> List([AsParameters] PageRequest page, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.Recognitions.ToPageAsync(
            page, r => new Row(r.Id, r.Kind, r.Name, r.Area, r.Builder.Name, r.DocumentNumber, r.RecognisedOn, r.SelectionNote), cancellationToken);
}
