using System.Globalization;
using Applications.Eligibility;
using Applications.Forms;
using Applications.Materials;
using Contracts;
using Contracts.Applications;

namespace Applications.Intake;

/// <summary>
/// What the applicant says. A draft may lack anything but name, area and applicant; what a whole form of its kind holds is said by
/// <see cref="FormDefinition"/>. Whatever has a code is kept under it, so that a part can be saved without the rest.
/// </summary>
/// <param name="Name">The base's.</param>
/// <param name="Area">Division code of the county, district or zone, such as 130102; P and five digits for a zone without one.</param>
/// <param name="ApplicantName">The organisation's name; its credit code is the one of the caller's token.</param>
/// <param name="Carrier">The zone or park that carries a region's base (载体, R18).</param>
/// <param name="Resources">For a region: capital, talent, technology, policy (R19).</param>
/// <param name="Narrative">What the policy asks of the kind in words (R20, R23, R26).</param>
/// <param name="Tasks">By the policy's task (R27–R70).</param>
/// <param name="Answers">By the code of the annex item.</param>
/// <param name="OwnFunding">By year: what the builder itself will invest (R78).</param>
/// <param name="Targets">By code: one of the policy's, or one of the applicant's own.</param>
/// <param name="Industries">Codes of the city's industry plan that the base supports (R9).</param>
public sealed record ApplicationForm(
    string Name, string Area, string ApplicantName, FormParty? Carrier = null, FormPayee? Payee = null,
    IReadOnlyList<FormParty>? Partners = null, string? Goals = null, IReadOnlyDictionary<string, string>? Resources = null,
    IReadOnlyDictionary<string, string>? Narrative = null, IReadOnlyDictionary<string, FormTask>? Tasks = null,
    IReadOnlyDictionary<string, FormAnswer>? Answers = null, IReadOnlyDictionary<string, FormAmount>? OwnFunding = null,
    IReadOnlyList<FormMilestone>? Milestones = null, IReadOnlyDictionary<string, FormTarget>? Targets = null,
    IReadOnlyList<string>? Industries = null)
{
    /// <summary>Every organisation that takes part, once each.</summary>
    internal IReadOnlyList<Party> Parties(string applicantCode) =>
    [
        .. new[] { new Party(ApplicantName, applicantCode), Carrier?.ToParty(), Payee is null ? null : new Party(Payee.Name ?? "", Payee.CreditCode ?? "") }
            .Concat((Partners ?? []).Select(p => p.ToParty())).OfType<Party>().DistinctBy(party => party.CreditCode),
    ];

    internal IReadOnlyList<ItemAnswer> ItemAnswers() => [.. InOrder(Answers).Select(a => a.Value.ToAnswer(a.Key))];

    /// <summary>The materials that its answers name.</summary>
    internal IEnumerable<EvidenceReference> Evidence() => InOrder(Answers).SelectMany(answer => (answer.Value.Evidence ?? [])
        .Select((id, i) => new EvidenceReference($"{Pointer.To("/answers", answer.Key)}/evidence/{i}", id)));

    internal IReadOnlyList<Target> PromisedTargets() => [.. InOrder(Targets).Select(t => t.Value.ToTarget(t.Key))];

    internal BasePlan Plan(BaseKind kind) => new(
        [.. InOrder(Tasks).Select(t => new PlannedTask(t.Key, t.Value.Owner ?? "", t.Value.DueOn ?? default, PolicyText.TitleOf(kind, t.Key), t.Value.Measures))],
        [.. (Milestones ?? []).Select(m => new PlannedMilestone(m.Name ?? "", m.On ?? default))],
        [
            .. InOrder(OwnFunding).Select(f => new OwnFunding(
                int.Parse(f.Key, CultureInfo.InvariantCulture), (long)(decimal.Parse(f.Value.Value ?? "0", CultureInfo.InvariantCulture) * 100))),
        ]);

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(IReadOnlyDictionary<string, T>? byCode) =>
        (byCode ?? new Dictionary<string, T>()).OrderBy(entry => entry.Key, StringComparer.Ordinal);
}

/// <summary>What an office said when it moved the application: an opinion, a reason.</summary>
/// <param name="Status">Where the application stood afterwards.</param>
public sealed record Remark(ApplicationStatus Status, string Text, DateTimeOffset At);

/// <summary>What the applicant added when asked (补正). It stands beside the sealed form and replaces nothing in it.</summary>
/// <param name="Points">What it says to each point that was named.</param>
public sealed record Supplement(string Statement, DateTimeOffset At, IReadOnlyList<SupplementPoint>? Points = null);
