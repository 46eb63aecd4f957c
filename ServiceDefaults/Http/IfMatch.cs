using System.Globalization;
using Evidence;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults.Http;

/// <summary>
/// The revision a caller has seen. A handler that takes it answers 428 without the header and 412 when somebody was faster.
/// </summary>
public sealed record IfMatch(long Revision)
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        string? header = context.Request.Headers.IfMatch;
        if (string.IsNullOrWhiteSpace(header))
        {
            throw new PreconditionException(
                StatusCodes.Status428PreconditionRequired, "if-match-required", "Send the ETag you last read in the If-Match header.");
        }

        return long.TryParse(header.AsSpan().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? ValueTask.FromResult<IfMatch?>(new IfMatch(revision))
            : throw Stale(); // nothing we ever issued, "*" included: a caller must have read what it changes
    }

    public void Check(IAggregate aggregate)
    {
        if (aggregate.Revision != Revision)
        {
            throw Stale();
        }
    }

    internal static PreconditionException Stale() => new(
        StatusCodes.Status412PreconditionFailed, "stale-etag", "It was changed since you read it: read it again, then decide again.");
}
