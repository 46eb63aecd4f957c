using ServiceDefaults.Http;

namespace Funding.UseOfFunds.Audits;

/// <summary>An audit as callers see it.</summary>
/// <param name="AnswerDueOn">The builder's last day to answer; none without findings.</param>
/// <param name="ToRecover">What was demanded back because of it.</param>
public sealed record FundsAuditView(
    Guid Id, long Revision, AuditStatus Status, Guid AwardId, Guid BaseId, string Scope, DateOnly OrderedOn, string? Opinion,
    IReadOnlyList<FindingView> Findings, DateOnly? AnswerDueOn, string? Answer, string? Conclusion, MoneyAmount ToRecover) : IVersioned
{
    internal static FundsAuditView Of(FundsAudit a) => new(
        a.Id, a.Revision, a.Status, a.AwardId, a.BaseId, a.Scope, a.OrderedOn, a.Opinion,
        [.. a.Findings.Select(f => new FindingView(
            f.Number, f.Kind, MoneyAmount.OfFen(f.AmountFen), f.Text, f.Reference,
            a.Upheld.Find(u => u.Number == f.Number) is { } upheld ? MoneyAmount.OfFen(upheld.AmountFen) : null))],
        a.AnswerDueOn, a.Answer, a.Conclusion, MoneyAmount.OfFen(a.UpheldFen));
}

/// <param name="Amount">None where no money is at stake.</param>
/// <param name="Upheld">What comes back of it, once the audit is concluded.</param>
public sealed record FindingView(int Number, FindingKind Kind, MoneyAmount? Amount, string Text, string Reference, MoneyAmount? Upheld);
