using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.FiscalYears;

/// <summary>Open → Closing at the end of its last day, by itself → Closed by people.</summary>
public enum FiscalYearStatus
{
    Open,

    /// <summary>Nothing more is reserved; what is left is carried over or lapses.</summary>
    Closing,

    /// <summary>Its budgets promise nothing any more; what was committed is still paid.</summary>
    Closed,
}

/// <summary>A budget year (预算年度). A year that nobody has opened here binds nothing.</summary>
internal sealed class FiscalYear : IAggregate, IStaged
{
    private FiscalYear()
    {
    }

    public FiscalYear(int year)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        Year = year;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public FiscalYearStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public int Year { get; private set; }

    /// <summary>The document on its final account (决算文号).</summary>
    public string? ClosingDocument { get; private set; }

    public string? ClosedBy { get; private set; }

    public DateOnly LastDay => new(Year, 12, 31);

    public void End() => MoveTo(FiscalYearStatus.Closing);

    public void Close(string documentNumber, string by)
    {
        MoveTo(FiscalYearStatus.Closed);
        (ClosingDocument, ClosedBy) = (documentNumber, by);
    }

    internal void MoveTo(FiscalYearStatus next)
    {
        Status = (Status, next) switch
        {
            (FiscalYearStatus.Open, FiscalYearStatus.Closing) => next,
            (FiscalYearStatus.Closing, FiscalYearStatus.Closed) => next,
            _ => throw new RuleViolationException("fiscal-year-wrong-state", $"A fiscal year that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}
