using Applications.Eligibility;
using Contracts;
using Contracts.Applications;

namespace Applications.Intake;

/// <summary>What the applicant says: base, parties, an answer to each annex item, targets. Replaced as a whole, never in part.</summary>
internal sealed record ApplicationForm(
    string Name, string Area, string ApplicantName, Party? Carrier, Payee? Payee, IReadOnlyList<Party> Partners,
    IReadOnlyList<ItemAnswer> Answers, IReadOnlyList<Target> Targets)
{
    /// <summary>Every organisation that takes part, once each.</summary>
    public IReadOnlyList<Party> Parties(string applicantCode) =>
    [
        .. new[] { new Party(ApplicantName, applicantCode), Carrier, Payee is null ? null : new Party(Payee.Name, Payee.CreditCode) }
            .Concat(Partners).OfType<Party>().DistinctBy(party => party.CreditCode),
    ];
}

/// <summary>What an office said when it moved the application: an opinion, a reason.</summary>
/// <param name="Status">Where the application stood afterwards.</param>
public sealed record Remark(ApplicationStatus Status, string Text, DateTimeOffset At);

/// <summary>What the applicant added when asked (补正). It stands beside the sealed form and replaces nothing in it.</summary>
/// <param name="Points">What it says to each point that was named.</param>
public sealed record Supplement(string Statement, DateTimeOffset At, IReadOnlyList<SupplementPoint>? Points = null);
