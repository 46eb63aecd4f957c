namespace ServiceDefaults.Http;

/// <summary>The request is answered with that status and stable code, wherever in the work that turns out.</summary>
public sealed class AnswerException(int status, string code, string message, Exception? cause) : Exception(message, cause)
{
    public AnswerException(int status, string code, string message)
        : this(status, code, message, null)
    {
    }

    public int Status { get; } = status;

    public string Code { get; } = code;
}
