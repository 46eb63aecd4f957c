namespace ServiceDefaults.Http;

/// <summary>The answer that one caller's key was given, kept for good: asking again gets it again.</summary>
public sealed class IdempotencyRecord
{
    private IdempotencyRecord()
    {
    }

    /// <summary>As it stands in the database from its claim until it is kept.</summary>
    internal IdempotencyRecord(string subject, string key, byte[] requestHash, DateTimeOffset created) =>
        (Subject, Key, RequestHash, Created) = (subject, key, requestHash, created);

    public string Subject { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>SHA-256 over method, path and body: the same key for something else is refused.</summary>
    public byte[] RequestHash { get; private set; } = [];

    public int Status { get; private set; }

    public string? Body { get; private set; }

    public string? Location { get; private set; }

    public string? ETag { get; private set; }

    public DateTimeOffset Created { get; private set; }

    internal void Keep(RecordedAnswer answer) =>
        (Status, Body, Location, ETag) = (answer.Status, answer.Body, answer.Location, answer.ETag);
}
