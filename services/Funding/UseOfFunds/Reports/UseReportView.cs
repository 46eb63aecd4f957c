using ServiceDefaults.Http;

namespace Funding.UseOfFunds.Reports;

/// <summary>A use-of-funds report as callers see it.</summary>
/// <param name="Final">The award is closed with it.</param>
/// <param name="OverdueSince">The first day after a last day that passed without it; it stays written.</param>
/// <param name="Spent">Of the award's money, in this span.</param>
public sealed record UseReportView(
    Guid Id, long Revision, UseReportStatus Status, Guid AwardId, Guid BaseId, DateOnly From, DateOnly To, bool Final, DateOnly DueOn,
    DateOnly? OverdueSince, MoneyAmount Spent, IReadOnlyList<SpendingView> Spending, IReadOnlyList<ProofView> Documents, CapitalView Capital,
    string? Results, string? Problems, DateOnly? SubmittedOn, string? ReturnedFor, string? Opinion, DateOnly? AcceptedOn) : IVersioned
{
    internal static UseReportView Of(UseReport r) => new(
        r.Id, r.Revision, r.Status, r.AwardId, r.BaseId, r.FromDay, r.ToDay, r.IsFinal, r.DueOn, r.OverdueSince, MoneyAmount.OfFen(r.SpentFen),
        [.. r.Spending.Select(s => new SpendingView(s.Purpose, MoneyAmount.OfFen(s.AmountFen), s.Note))],
        [.. r.Documents.Select(ProofView.Of)], CapitalView.Of(r.Capital), r.Results, r.Problems, r.SubmittedOn, r.ReturnedFor, r.Opinion, r.AcceptedOn);
}

public sealed record SpendingView(SpendingPurpose Purpose, MoneyAmount Amount, string Note);

public sealed record ProofView(string Title, string Reference, string? Sha256)
{
    internal static ProofView Of(Proof p) => new(p.Title, p.Reference, p.Sha256);
}

/// <summary>What came beside the award's money (R77, R78).</summary>
public sealed record CapitalView(MoneyAmount OwnFunds, MoneyAmount PrivateCapital, MoneyAmount Loans, MoneyAmount OtherPublic)
{
    internal static CapitalView Of(Capital c) => new(
        MoneyAmount.OfFen(c.OwnFen), MoneyAmount.OfFen(c.PrivateFen), MoneyAmount.OfFen(c.LoanFen), MoneyAmount.OfFen(c.OtherPublicFen));
}
