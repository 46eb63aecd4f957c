using System.Globalization;
using Evaluation.Conflicts.Rules;
using Evaluation.Examinations;
using Evaluation.Experts;

namespace Evaluation.Conflicts;

/// <summary>
/// Who may not examine what, and why: a pure function. The same facts give the same conflicts in whatever order they stand. Time
/// alone never makes a conflict, it only ends some: a bond that is to begin counts already.
/// </summary>
internal static class ConflictSearch
{
    public static ConflictTable Find(
        ConflictTerms terms, DateOnly today, IReadOnlyCollection<Expert> experts, IReadOnlyCollection<Examination> examinations,
        IEnumerable<StatedConflict> stated)
    {
        var subjects = experts.Select(e => e.Subject).ToHashSet();
        var told = stated.Where(s => subjects.Contains(s.Expert)).ToList();
        var ofApplication = told.Where(s => s.ApplicationId is not null).ToLookup(s => s.ApplicationId!.Value);
        var ofOrganisation = told.Where(s => s.Organisation is not null).ToLookup(s => s.Organisation!);
        var bonds = experts.SelectMany(e => e.Affiliations, (expert, bond) => (expert.Subject, Bond: bond))
            .Where(b => terms.Counts(b.Bond, today)).ToLookup(b => b.Bond.CreditCode);
        var neighbours = experts.Where(e => terms.SameArea && e.Area is not null).ToLookup(e => e.Area!, e => e.Subject);

        IEnumerable<Conflict> Of(Examination examination)
        {
            var application = examination.ApplicationId;
            var parties = examination.Parties.Select(party => party.CreditCode).Distinct().ToList();
            return
            [
                .. ofApplication[application].Concat(parties.SelectMany(party => ofOrganisation[party]))
                    .Select(s => new Conflict(application, s.Expert, s.Kind, s.Reason)),
                .. parties.SelectMany(party => bonds[party]).Select(b => new Conflict(application, b.Subject, KindOf(b.Bond), ReasonOf(b.Bond))),
                .. neighbours[examination.Area].Select(expert => new Conflict(
                    application, expert, ConflictKind.SameArea, $"The expert is of {examination.Area}, as the application is.")),
            ];
        }

        return new([
            .. examinations.SelectMany(Of).Distinct().OrderBy(c => c.ApplicationId).ThenBy(c => c.Expert, StringComparer.Ordinal)
                .ThenBy(c => c.Kind).ThenBy(c => c.Reason, StringComparer.Ordinal),
        ]);
    }

    private static ConflictKind KindOf(Affiliation bond) =>
        bond.Kind is AffiliationKind.Cooperation ? ConflictKind.Cooperation : ConflictKind.Affiliation;

    private static string ReasonOf(Affiliation bond)
    {
        var role = bond.Kind switch
        {
            AffiliationKind.Employment => "is employed by",
            AffiliationKind.Advisory => "advises",
            AffiliationKind.Ownership => "has a share in",
            _ => "works together with",
        };
        var days = (bond.From, bond.To) switch
        {
            (null, null) => "",
            (var from, null) => $" since {Day(from)}",
            (null, var to) => $" until {Day(to)}",
            var (from, to) => $" from {Day(from)} to {Day(to)}",
        };
        return $"The expert {role} {bond.CreditCode}, which takes part in the application{days}.";
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
