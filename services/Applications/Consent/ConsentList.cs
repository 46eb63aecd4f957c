using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evidence;
using ServiceDefaults.Http;

namespace Applications.Consent;

/// <summary>
/// The list that the city government decides on as one act (R90). It is frozen when it is submitted: nothing enters or leaves, and the
/// consent names its hash.
/// </summary>
internal sealed class ConsentList : IAggregate
{
    private ConsentList()
    {
    }

    public ConsentList(ConsentDocument document)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CallId, Number, SubmittedAt) = (document.CallId, document.Number, document.SubmittedAt);
        var bytes = CanonicalJson.Serialize(document);
        (Document, DocumentHash) = (Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ConsentListStatus Status { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>1 for the first of its call.</summary>
    public int Number { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>What is decided on, as canonical JSON.</summary>
    public string Document { get; private set; } = "";

    /// <summary>SHA-256 of the document, in hexadecimal.</summary>
    public string DocumentHash { get; private set; } = "";

    /// <summary>The city government's document (文号); one document is one consent.</summary>
    public string? DocumentNumber { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public IReadOnlyList<ConsentRefusal> Refused { get; private set; } = [];

    public ConsentDocument Read() => JsonSerializer.Deserialize<ConsentDocument>(Document, CanonicalJson.Options)!;

    public void Decide(string documentNumber, DateOnly on, IReadOnlyList<ConsentRefusal> refused)
    {
        MoveTo(ConsentListStatus.Decided);
        (DocumentNumber, DecidedOn, Refused) = (documentNumber, on, refused);
    }

    private void MoveTo(ConsentListStatus next)
    {
        Status = (Status, next) switch
        {
            (ConsentListStatus.Submitted, ConsentListStatus.Decided) => next,
            _ => throw new RuleViolationException("consent-list-decided", "The city government has decided on this list already: read it."),
        };
        Revision++;
    }
}

/// <summary>Submitted → Decided.</summary>
public enum ConsentListStatus
{
    /// <summary>已报市政府</summary>
    Submitted,

    /// <summary>市政府已批复</summary>
    Decided,
}

/// <summary>One that the city government does not consent to.</summary>
public sealed record ConsentRefusal(Guid ApplicationId, string Reason);
