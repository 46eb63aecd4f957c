using Funding.Awards.Agreements;
using Funding.Awards.Conditions;
using ServiceDefaults.Http;

namespace Funding.Awards;

/// <summary>An award as callers see it.</summary>
/// <param name="Paid">What reached the payee, less what the bank returned.</param>
/// <param name="AgreementNumber">The agreement's document number (文号), once it was sent.</param>
/// <param name="EndedFor">Why it ended early.</param>
/// <param name="Version">1, and one more for each version that took another's place.</param>
/// <param name="SupersedesId">The award whose place it takes with its approval.</param>
/// <param name="ApprovalDocument">The document that approved it with its batch (资金下达文号).</param>
/// <param name="HeldFor">Why people hold it, whatever its base does.</param>
/// <param name="TerminationFor">Why an officer asks to terminate it.</param>
public sealed record AwardView(
    Guid Id, long Revision, AwardStatus Status, Guid BaseId, Guid BudgetId, MoneyAmount Amount, MoneyAmount Paid,
    IReadOnlyList<InstalmentView> Instalments, int RepayablePercent, DateOnly? ApprovedOn, string? AgreementNumber, string? EndedFor,
    int Version, Guid? SupersedesId, Guid? ProgrammeId, Guid? AllocationId, string? ProjectCode, MoneyAmount? Matching, string? ApprovalDocument,
    string? HeldFor, string? TerminationFor, IReadOnlyList<ConditionView> Conditions, IReadOnlyList<AgreementView> Agreements) : IVersioned
{
    internal static AwardView Of(Award a) => new(
        a.Id, a.Revision, a.Status, a.BaseId, a.BudgetId, MoneyAmount.OfFen(a.AmountFen), MoneyAmount.OfFen(a.PaidFen),
        [.. a.Instalments.OrderBy(i => i.Number).Select(i => new InstalmentView(i.Number, MoneyAmount.OfFen(i.AmountFen), i.DueOn, i.Retention))],
        a.RepayablePercent, a.ApprovedOn, a.AgreementNumber, a.EndedFor, a.Version, a.SupersedesId, a.ProgrammeId, a.AllocationId,
        a.ProjectCode, MoneyAmount.OfFen(a.MatchingFen), a.ApprovalDocument, a.HeldFor, a.TerminationFor,
        [.. a.Conditions.OrderBy(c => c.BeforeInstalment).ThenBy(c => c.Code, StringComparer.Ordinal).Select(ConditionView.Of)],
        [.. a.Agreements.OrderBy(v => v.Version).Select(v => new AgreementView(v.Version, v.DocumentNumber, v.Sha256, v.SentOn, v.SignedOn))]);
}

/// <param name="DueOn">When it is expected to be paid.</param>
/// <param name="Retention">Held back (尾款) until the result was found acceptable.</param>
public sealed record InstalmentView(int Number, MoneyAmount Amount, DateOnly? DueOn, bool Retention);

/// <summary>What must be proven before an instalment is paid.</summary>
/// <param name="Opinion">What whoever decided on the evidence wrote.</param>
public sealed record ConditionView(
    string Code, string Title, int BeforeInstalment, ConditionStatus Status, IReadOnlyList<EvidenceView> Evidence, string? Opinion)
{
    internal static ConditionView Of(AwardCondition c) => new(
        c.Code, c.Title, c.BeforeInstalment, c.Status, [.. c.Evidence.Select(e => new EvidenceView(e.Title, e.Reference, e.Sha256))], c.Opinion);
}

public sealed record EvidenceView(string Title, string Reference, string? Sha256);

/// <summary>One version of the agreement.</summary>
public sealed record AgreementView(int Version, string DocumentNumber, string? Sha256, DateOnly SentOn, DateOnly? SignedOn);
