using Evidence;
using ServiceDefaults.Data;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets;

/// <summary>Drafted → Approved.</summary>
public enum BudgetStatus
{
    Drafted,
    Approved,
}

/// <summary>The quota of one fund source, fiscal year and line. It can be spent once another person has approved it.</summary>
internal sealed class Budget : IAggregate, IStaged
{
    private Budget()
    {
    }

    public Budget(int fiscalYear, string fundSource, string line, long amountFen, string draftedBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (FiscalYear, FundSource, Line, AmountFen, DraftedBy) = (fiscalYear, fundSource, line, amountFen, draftedBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public BudgetStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public int FiscalYear { get; private set; }

    public string FundSource { get; private set; } = "";

    public string Line { get; private set; } = "";

    public long AmountFen { get; private set; }

    public string DraftedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public void Approve(string by)
    {
        Require(by != DraftedBy, "same-person", "Who drafted a budget cannot approve it: ask another approver.");
        MoveTo(BudgetStatus.Approved);
        ApprovedBy = by;
    }

    private void MoveTo(BudgetStatus next)
    {
        Status = (Status, next) switch
        {
            (BudgetStatus.Drafted, BudgetStatus.Approved) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException("budget-wrong-state", $"A {Status} budget cannot become {next}."),
        };
        Revision++;
    }
}
