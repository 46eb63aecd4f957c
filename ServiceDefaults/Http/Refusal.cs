namespace ServiceDefaults.Http;

/// <summary>Why one item of many was refused, in the words that a request of its own would have been answered with.</summary>
public sealed record Refusal(int Status, string Code, string Title)
{
    /// <summary>Null for a fault: that is no answer to one item but fails the whole request.</summary>
    public static Refusal? Of(Exception exception) =>
        Problems.ToProblem(exception) is { Status: { } status and < 500, Title: { } title } problem
            ? new(status, (string)problem.Extensions["code"]!, title)
            : null;
}
