using System.Security.Cryptography;
using System.Text;
using Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;

namespace ServiceDefaults.Http;

/// <summary>
/// One caller's key for one request: what it asks for happens once. A handler that takes it keeps the answer itself, in the
/// transaction of the change; for every other one <see cref="IdempotencyFilter"/> does.
/// </summary>
/// <param name="RequestHash">SHA-256 over method, path, query, <c>If-Match</c> and body.</param>
public sealed record IdempotencyClaim(string Subject, string Key, byte[] RequestHash)
{
    public const string Header = "Idempotency-Key";
    private const int MaxKeyLength = 100;

    public static async ValueTask<IdempotencyClaim?> BindAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        return key.Length is > 0 and <= MaxKeyLength
            ? new(context.RequestServices.GetRequiredService<Caller>().Subject, key, await HashAsync(context))
            : throw new PreconditionException(
                StatusCodes.Status428PreconditionRequired, "idempotency-key-required",
                $"Send an {Header} header of 1 to {MaxKeyLength} characters, new for each thing you want done once.");
    }

    /// <summary>Does it in one transaction with the key and the answer; a key that is known already gets its answer again.</summary>
    public async Task<object?> OnceAsync(HttpContext context, Func<ValueTask<object?>> act)
    {
        var db = context.RequestServices.GetRequiredService<DbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var record = new IdempotencyRecord(Subject, Key, RequestHash, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!await ClaimAsync(db, record, context.RequestAborted))
        {
            var kept = await db.Set<IdempotencyRecord>().AsNoTracking().SingleAsync(r => r.Subject == Subject && r.Key == Key, context.RequestAborted);
            return Replay(kept.RequestHash, new(kept.Status, kept.Body, kept.Location, kept.ETag));
        }

        var result = await act();
        var answer = RecordedAnswer.From(result, context);
        if (answer.Status >= StatusCodes.Status400BadRequest)
        {
            return result; // nothing happened, so nothing is kept: the key may be used again
        }

        db.Attach(record); // it is known: reading it back would keep the change's locks for one more round trip
        record.Keep(answer);
        await db.SaveChangesAsync(context.RequestAborted);
        CrashPoint.Visit("http.before-commit");
        await transaction.CommitAsync(CancellationToken.None); // from here on the caller's patience no longer counts
        CrashPoint.Visit("http.after-commit-before-answer");
        return answer;
    }

    /// <summary>What the key was answered before, or the refusal of a key that was used for something else.</summary>
    private IResult Replay(byte[] keptHash, RecordedAnswer kept) => keptHash.AsSpan().SequenceEqual(RequestHash)
        ? kept
        : TypedResults.Problem(Problems.Problem(
            StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
            "This key was used for another request: use a new key for a new request."));

    private static async Task<byte[]> HashAsync(HttpContext context)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{context.Request.Headers.IfMatch}\n"));
        context.Request.Body.Position = 0;
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            sha.AppendData(buffer, 0, read);
        }

        context.Request.Body.Position = 0; // it may not have been bound yet
        return sha.GetHashAndReset();
    }

    /// <summary>Waits here while another transaction holds the same key, and is false once that one has committed.</summary>
    private static async Task<bool> ClaimAsync(DbContext db, IdempotencyRecord record, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO idempotency (subject, key, request_hash, status, created)
             VALUES ({record.Subject}, {record.Key}, {record.RequestHash}, {record.Status}, {record.Created})
             ON CONFLICT DO NOTHING
             """,
            cancellationToken) == 1;
}
