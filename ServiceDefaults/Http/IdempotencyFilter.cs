using System.Security.Cryptography;
using System.Text;
using Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;

namespace ServiceDefaults.Http;

/// <summary>
/// Makes a POST happen once for one key. Key, change and answer commit together, so a lost answer can be asked for again;
/// two requests with one key at once wait for each other, and the second is given the first one's answer.
/// </summary>
internal static class IdempotencyFilter
{
    public const string Header = "Idempotency-Key";
    private const int MaxKeyLength = 100;

    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var key = RequireKey(context);
        var subject = context.RequestServices.GetRequiredService<Caller>().Subject;
        var hash = await HashAsync(context);
        var db = context.RequestServices.GetRequiredService<DbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var record = new IdempotencyRecord(subject, key, hash, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!await ClaimAsync(db, record, context.RequestAborted))
        {
            return await ReplayAsync(db, subject, key, hash, context.RequestAborted);
        }

        var result = await next(invocation);
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

    private static string RequireKey(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        return key.Length is > 0 and <= MaxKeyLength
            ? key
            : throw new PreconditionException(
                StatusCodes.Status428PreconditionRequired, "idempotency-key-required",
                $"Send an {Header} header of 1 to {MaxKeyLength} characters, new for each thing you want done once.");
    }

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

    private static async Task<object?> ReplayAsync(DbContext db, string subject, string key, byte[] hash, CancellationToken cancellationToken)
    {
        var record = await FindAsync(db, subject, key, cancellationToken);
        return record.RequestHash.AsSpan().SequenceEqual(hash)
            ? new RecordedAnswer(record.Status, record.Body, record.Location, record.ETag)
            : TypedResults.Problem(Problems.Problem(
                StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
                "This key was used for another request: use a new key for a new request."));
    }

    private static Task<IdempotencyRecord> FindAsync(DbContext db, string subject, string key, CancellationToken cancellationToken) =>
        db.Set<IdempotencyRecord>().SingleAsync(r => r.Subject == subject && r.Key == key, cancellationToken);
}
