namespace Funding.Awards.Agreements;

/// <summary>One version of an award's agreement (资助协议). It never changes but by its signature.</summary>
internal sealed class Agreement
{
    private Agreement()
    {
    }

    public Agreement(int version, string documentNumber, string? sha256, string sentBy, DateOnly sentOn) =>
        (Version, DocumentNumber, Sha256, SentBy, SentOn) = (version, documentNumber, sha256, sentBy, sentOn);

    public int Version { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    /// <summary>Of the document's content, so that both sides mean the same one.</summary>
    public string? Sha256 { get; private set; }

    public string SentBy { get; private set; } = "";

    public DateOnly SentOn { get; private set; }

    public string? SignedBy { get; private set; }

    public DateOnly? SignedOn { get; private set; }

    internal void Sign(string by, DateOnly on) => (SignedBy, SignedOn) = (by, on);
}
