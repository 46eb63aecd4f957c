using ServiceDefaults.Http;

namespace Applications.Bulk;

/// <summary>The answers to many steps asked for in one request, in the order of the request.</summary>
public sealed record BulkAnswer(IReadOnlyList<BulkItem> Items);

/// <summary>One step's answer; one that was refused holds up no other.</summary>
/// <param name="Id">What the step was about.</param>
/// <param name="Status">The status that a request of its own would have been answered with.</param>
/// <param name="Revision">After the step; none where it was refused.</param>
/// <param name="Code">A problem's stable code; none where it was done.</param>
public sealed record BulkItem(Guid Id, bool Done, int Status, long? Revision, string? Code, string? Title)
{
    internal static BulkItem Of(Guid id, IVersioned done) => new(id, Done: true, StatusCodes.Status200OK, done.Revision, null, null);

    internal static BulkItem Of(Guid id, Refusal refusal) => new(id, Done: false, refusal.Status, null, refusal.Code, refusal.Title);
}
