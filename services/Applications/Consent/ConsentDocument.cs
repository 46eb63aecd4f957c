using Applications.Intake;
using Applications.Objections;
using Applications.Selection;
using Contracts;
using Evidence;

namespace Applications.Consent;

/// <summary>
/// What is put before the city government: who is to be recognised, with rank and score, what was decided otherwise than proposed and why,
/// and which objections there were with their answers.
/// </summary>
/// <param name="Number">1 for the first list of its call.</param>
/// <param name="LeftOut">Better ranked ones that were left out, with the reason.</param>
public sealed record ConsentDocument(
    Guid CallId, string Title, int Year, int Number, DateTimeOffset SubmittedAt, IReadOnlyList<ConsentEntry> Entries,
    IReadOnlyList<LeftOutEntry> LeftOut);

/// <summary>One base to be recognised.</summary>
/// <param name="Note">Why it stands where its rank alone would not have put it; none where its rank did.</param>
public sealed record ConsentEntry(
    Guid ApplicationId, BaseKind Kind, string Name, string Area, Party Applicant, int? Rank, [property: FixedScale(4)] decimal? Score, string? Note,
    IReadOnlyList<ConsentObjection> Objections)
{
    internal static ConsentEntry Of(Application a, string? note, IEnumerable<Objection> objections) => new(
        a.Id, a.Kind, a.Name, a.Area, a.Applicant, a.Rank, a.Score, note,
        [.. objections.Select(o => new ConsentObjection(o.Number, o.Grounds, o.Status, o.Answer))]);
}

public sealed record ConsentObjection(string Number, string Grounds, ObjectionStatus Outcome, string? Answer);

/// <summary>One that its rank alone would have put on the list.</summary>
public sealed record LeftOutEntry(
    Guid ApplicationId, BaseKind Kind, string Name, string Area, int Rank, [property: FixedScale(4)] decimal Score, string Reason)
{
    internal static LeftOutEntry Of(BaseKind kind, SelectionLine line) => new(
        line.Proposed.ApplicationId, kind, line.Proposed.Name, line.Proposed.Area, line.Proposed.Rank, line.Proposed.Score, line.Note!);
}
