using Testing.Services;

namespace Testing.Contract;

/// <summary>One line of a service's authorization matrix: an endpoint in a situation, and who gets which answer.</summary>
/// <param name="Endpoint">Method and route as the service maps it, such as <c>POST /calls/{id:guid}/publish</c>.</param>
/// <param name="Situation">What the caller finds, such as <c>another party's draft</c>.</param>
/// <param name="Request">Makes a fresh situation and the request; called anew for every principal.</param>
/// <param name="Allowed">Who gets <paramref name="Answer"/>; anybody else gets 403, without a token 401.</param>
public sealed record Access(
    string Endpoint, string Situation, Func<Task<Attempt>> Request, int Answer, IReadOnlyList<Principal> Allowed)
{
    /// <summary>Who may use the endpoint, but not on this: for them it does not exist (404).</summary>
    public IReadOnlyList<Principal> HiddenFrom { get; init; } = [];

    /// <summary>For everybody, with a token or without.</summary>
    public bool IsPublic => Endpoint.Contains(" /public/", StringComparison.Ordinal);

    public int AnswerFor(Principal principal) =>
        IsPublic ? Answer
        : principal == Principal.Nobody ? 401
        : Allowed.Contains(principal) ? Answer
        : HiddenFrom.Contains(principal) ? 404
        : 403;

    public string Method => Endpoint.Split(' ')[0];

    public override string ToString() => $"{Endpoint} ({Situation})";
}

/// <summary>A request to be: path, body and the revision the caller has seen.</summary>
public sealed record Attempt(string Path, object? Body = null, long? IfMatch = null)
{
    /// <summary>A GET without an id is a list and owes pages; false for one that answers a single thing.</summary>
    public bool IsList { get; init; } = true;

    /// <summary>Every member of the body is optional.</summary>
    public bool MayBeEmpty { get; init; }
}
