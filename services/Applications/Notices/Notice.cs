using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Applications.Calls;
using Applications.Intake;
using Contracts;
using Evidence;

namespace Applications.Notices;

/// <summary>
/// A public notice (公示) of a call: what was shown, from when until when. It never changes; who is shortlisted later, after a
/// promotion or an upheld objection, is shown by a further one.
/// </summary>
internal sealed class Notice : IAggregate
{
    private Notice()
    {
    }

    public Notice(Call call, int number, IEnumerable<Application> shown, DateTimeOffset openedAt, DateTimeOffset endsAt)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CallId, Number, OpenedAt, EndsAt) = (call.Id, number, openedAt, endsAt);
        var rules = call.Rules.Notice ?? new();
        var document = CanonicalJson.Serialize(new NoticeDocument(
            call.Terms.Title, call.Year, number, openedAt, endsAt, rules.HowToObject,
            [.. shown.OrderBy(a => a.Kind).ThenBy(a => rules.ShowRanks ? a.Rank : null).ThenBy(a => a.Name, StringComparer.Ordinal).Select(a => NoticeEntry.Of(a, rules))]));
        (Document, DocumentHash) = (Encoding.UTF8.GetString(document), Convert.ToHexStringLower(SHA256.HashData(document)));
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>1 for the first of its call.</summary>
    public int Number { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The first instant at which it is over.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>What the public reads, as canonical JSON.</summary>
    public string Document { get; private set; } = "";

    /// <summary>SHA-256 of the document, in hexadecimal.</summary>
    public string DocumentHash { get; private set; } = "";

    public NoticeDocument Read() => JsonSerializer.Deserialize<NoticeDocument>(Document, CanonicalJson.Options)!;
}

/// <summary>All that a notice tells the public: nothing of payees, codes of organisations, or who objects.</summary>
/// <param name="EndsAt">The first instant at which it is over.</param>
public sealed record NoticeDocument(
    string Title, int Year, int Number, DateTimeOffset OpenedAt, DateTimeOffset EndsAt, string? HowToObject, IReadOnlyList<NoticeEntry> Entries);

/// <summary>One base that is to be recognised.</summary>
/// <param name="ApplicationId">Names it in an objection.</param>
/// <param name="Rank">Where the call shows ranks.</param>
/// <param name="Score">Where the call shows scores.</param>
public sealed record NoticeEntry(
    Guid ApplicationId, BaseKind Kind, string Name, string Area, string Applicant, string? Carrier, int? Rank, [property: FixedScale(4)] decimal? Score)
{
    internal static NoticeEntry Of(Application a, NoticeRules rules) => new(
        a.Id, a.Kind, a.Name, a.Area, a.Form.ApplicantName, a.Form.Carrier?.Name, rules.ShowRanks ? a.Rank : null, rules.ShowScores ? a.Score : null);
}
