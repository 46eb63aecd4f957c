using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Sources;

/// <summary>Which public money it is (R77).</summary>
public enum SourceType
{
    /// <summary>专项资金</summary>
    SpecialFund,

    /// <summary>政府性基金</summary>
    GovernmentFund,
}

/// <summary>How money reaches a base.</summary>
public enum Instrument
{
    /// <summary>无偿补助</summary>
    Grant,

    /// <summary>贷款贴息</summary>
    InterestSubsidy,

    /// <summary>股权投资</summary>
    Equity,
}

/// <summary>Open → Closed: a closed source takes no appropriation and no budget any more; what it gave goes on.</summary>
public enum SourceStatus
{
    Open,
    Closed,
}

/// <summary>Where money comes from (资金来源). Its budgets of a year never take more than it was appropriated for that year.</summary>
internal sealed class FundSource : IAggregate, IStaged
{
    private FundSource()
    {
    }

    public FundSource(string code, string name, SourceType type, IEnumerable<Instrument> instruments, string basis, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Code, Name, Type, Instruments, Basis, RegisteredBy) = (code, name, type, [.. instruments.Distinct().Order()], basis, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public SourceStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public SourceType Type { get; private set; }

    /// <summary>Those that its rules allow.</summary>
    public List<Instrument> Instruments { get; private set; } = [];

    /// <summary>The document that founded it (设立依据文号).</summary>
    public string Basis { get; private set; } = "";

    public string RegisteredBy { get; private set; } = "";

    public void RequireOpen() => Require(
        Status is SourceStatus.Open, "source-closed", "This fund source is closed: choose one that is open.");

    public void RequireAllows(Instrument instrument) => Require(
        Instruments.Contains(instrument), "instrument-not-allowed", $"This fund source gives no {instrument}: choose one of {string.Join(", ", Instruments)}.");

    public void Close() => MoveTo(SourceStatus.Closed);

    internal void MoveTo(SourceStatus next)
    {
        Status = (Status, next) switch
        {
            (SourceStatus.Open, SourceStatus.Closed) => next,
            _ => throw new RuleViolationException("source-wrong-state", $"A {Status} fund source cannot become {next}."),
        };
        Revision++;
    }
}
