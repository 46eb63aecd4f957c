namespace ServiceDefaults.Http;

/// <summary>The request lacks, or fails, a condition: 428 when it is missing, 412 when it is stale.</summary>
internal sealed class PreconditionException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
