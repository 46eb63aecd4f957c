using Funding.Payments;
using ServiceDefaults.Http;

namespace Funding.Runs;

/// <summary>A payment run as callers see it.</summary>
/// <param name="CutOff">Business time up to which its payments were approved.</param>
/// <param name="Count">How many payments, and <paramref name="Total"/> their sum, when it was drafted or, after that, locked.</param>
public sealed record PaymentRunView(
    Guid Id, long Revision, PaymentRunStatus Status, DateTimeOffset CutOff, int Count, MoneyAmount Total, DateOnly? SentOn, string? CancelledFor) : IVersioned
{
    internal static PaymentRunView Of(PaymentRun r) => new(r.Id, r.Revision, r.Status, r.CutOff, r.Count, MoneyAmount.OfFen(r.TotalFen), r.SentOn, r.CancelledFor);
}

/// <summary>What a run at that cut-off would hold; nothing is changed by looking.</summary>
/// <param name="HasMore">More were approved than one run takes; they wait for the next.</param>
public sealed record RunPreview(
    DateTimeOffset CutOff, int Count, MoneyAmount Total, IReadOnlyList<RunTotal> Budgets, IReadOnlyList<RunLine> Payments, IReadOnlyList<HeldBackLine> HeldBack,
    bool HasMore);

public sealed record RunTotal(Guid BudgetId, int Count, MoneyAmount Total);

/// <param name="Account">The payee's account.</param>
public sealed record RunLine(Guid PaymentId, Guid AwardId, int Instalment, MoneyAmount Amount, string PayeeName, string Account, DateTimeOffset ApprovedAt)
{
    internal static RunLine Of(Payment p) => new(
        p.Id, p.AwardId, p.Instalment, MoneyAmount.OfFen(p.AmountFen), p.Payee.Name, p.Payee.AccountNumber, p.ApprovedAt!.Value);
}

/// <param name="Code">The rule that is in the way, as a problem's code.</param>
public sealed record HeldBackLine(Guid PaymentId, MoneyAmount Amount, string Code, string Why);
