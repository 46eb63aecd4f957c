using Evidence;
using Funding.Sources;
using ServiceDefaults.Data;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets;

/// <summary>Drafted → Approved.</summary>
public enum BudgetStatus
{
    Drafted,
    Approved,
}

/// <summary>The quota (预算指标) of one fund source, fiscal year and line. It can be spent once another person has approved it.</summary>
internal sealed class Budget : IAggregate, IStaged
{
    private Budget()
    {
    }

    public Budget(int fiscalYear, string fundSource, string line, long amountFen, string draftedBy, string? documentNumber = null)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (FiscalYear, FundSource, Line, AmountFen) = (fiscalYear, fundSource, line, amountFen);
        (DraftedBy, DocumentNumber) = (draftedBy, documentNumber);
    }

    /// <summary>Of a registered source, whose appropriations then limit it.</summary>
    public Budget(int fiscalYear, FundSource source, string line, Instrument instrument, long amountFen, string draftedBy, string? documentNumber)
        : this(fiscalYear, source.Name, line, amountFen, draftedBy, documentNumber)
    {
        source.RequireOpen();
        source.RequireAllows(instrument);
        (SourceId, Instrument) = (source.Id, instrument);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public BudgetStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public int FiscalYear { get; private set; }

    public string FundSource { get; private set; } = "";

    /// <summary>None for a source that is not registered here, whose budget is its own appropriation.</summary>
    public Guid? SourceId { get; private set; }

    public Instrument Instrument { get; private set; }

    public string Line { get; private set; } = "";

    /// <summary>The quota's document (指标文号).</summary>
    public string? DocumentNumber { get; private set; }

    public long AmountFen { get; private set; }

    public string DraftedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public void RequireApproved() => Require(
        Status is BudgetStatus.Approved, "budget-not-approved", "Choose a budget that exists and is approved.");

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
