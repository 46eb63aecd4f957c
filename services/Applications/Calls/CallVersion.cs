namespace Applications.Calls;

/// <summary>One version of a published call: its terms, and what made them so. Never changed: an application keeps the one that it was made under.</summary>
internal sealed class CallVersion
{
    private CallVersion()
    {
    }

    public CallVersion(Call call, string? documentNumber, string? reason, DateTimeOffset at)
    {
        (CallId, Number, Terms) = (call.Id, call.Version, call.Terms);
        (DocumentNumber, Reason, At) = (documentNumber, reason, at);
    }

    public Guid CallId { get; private set; }

    /// <summary>1 as first published, one more with each amendment.</summary>
    public int Number { get; private set; }

    public CallTerms Terms { get; private set; } = null!;

    public string? DocumentNumber { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset At { get; private set; }
}
