using Evidence;
using Funding.Ledger;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets.Changes;

/// <summary>How a budget changes after it was approved.</summary>
public enum BudgetChangeKind
{
    /// <summary>追加</summary>
    Supplement,

    /// <summary>调减</summary>
    Reduction,

    /// <summary>调剂: to another line of the same source and year.</summary>
    Transfer,

    /// <summary>冻结</summary>
    Freeze,

    /// <summary>解冻</summary>
    Unfreeze,

    /// <summary>结转: to the same line of the next year.</summary>
    CarryOver,

    /// <summary>结余收回</summary>
    Lapse,
}

/// <summary>Proposed → Approved by another person, Refused, or Withdrawn; what was approved in error → Reversed by two people.</summary>
public enum BudgetChangeStatus
{
    Proposed,
    Approved,
    Refused,
    Withdrawn,
    Reversed,
}

/// <summary>One change of a budget by a numbered document. Its money moves once, when another person has approved it.</summary>
internal sealed class BudgetChange : IAggregate, IStaged
{
    private BudgetChange()
    {
    }

    public BudgetChange(Budget budget, BudgetChangeKind kind, long amountFen, Guid? toBudgetId, string documentNumber, string reason, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BudgetId, Kind, AmountFen, ToBudgetId) = (budget.Id, kind, amountFen, toBudgetId);
        (DocumentNumber, Reason, ProposedBy) = (documentNumber, reason, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public BudgetChangeStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BudgetId { get; private set; }

    public BudgetChangeKind Kind { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>Where the money goes that stays a budget's.</summary>
    public Guid? ToBudgetId { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public JournalKind Journal => Kind switch
    {
        BudgetChangeKind.Supplement => JournalKind.Supplement,
        BudgetChangeKind.Reduction => JournalKind.Reduction,
        BudgetChangeKind.Transfer => JournalKind.Transfer,
        BudgetChangeKind.Freeze => JournalKind.Freeze,
        BudgetChangeKind.Unfreeze => JournalKind.Unfreeze,
        BudgetChangeKind.CarryOver => JournalKind.CarryOver,
        _ => JournalKind.Lapse,
    };

    public static bool HasTarget(BudgetChangeKind kind) => kind is BudgetChangeKind.Transfer or BudgetChangeKind.CarryOver;

    public void Approve(string by)
    {
        Require(by != ProposedBy, "same-person", "Who proposed a budget change cannot approve it: ask another approver.");
        MoveTo(BudgetChangeStatus.Approved);
        ApprovedBy = by;
    }

    public void Refuse() => MoveTo(BudgetChangeStatus.Refused);

    public void Withdraw() => MoveTo(BudgetChangeStatus.Withdrawn);

    public void Reverse() => MoveTo(BudgetChangeStatus.Reversed);

    internal void MoveTo(BudgetChangeStatus next)
    {
        Status = (Status, next) switch
        {
            (BudgetChangeStatus.Proposed, BudgetChangeStatus.Approved or BudgetChangeStatus.Refused or BudgetChangeStatus.Withdrawn) => next,
            (BudgetChangeStatus.Approved, BudgetChangeStatus.Reversed) => next,
            _ => throw new RuleViolationException("budget-change-wrong-state", $"A {Status} budget change cannot become {next}."),
        };
        Revision++;
    }
}
