using Evidence;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Sources;

/// <summary>Recorded → Confirmed by another person, or Withdrawn before that.</summary>
public enum AppropriationStatus
{
    Recorded,
    Confirmed,
    Withdrawn,
}

/// <summary>Money given to a source for one fiscal year by a numbered document (资金下达文件). It counts once another person has confirmed it.</summary>
internal sealed class Appropriation : IAggregate, IStaged
{
    private Appropriation()
    {
    }

    public Appropriation(FundSource source, int fiscalYear, string documentNumber, DateOnly issuedOn, long amountFen, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (SourceId, FiscalYear, DocumentNumber, IssuedOn) = (source.Id, fiscalYear, documentNumber, issuedOn);
        (AmountFen, RecordedBy) = (amountFen, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public AppropriationStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid SourceId { get; private set; }

    public int FiscalYear { get; private set; }

    public string DocumentNumber { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public long AmountFen { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public string? ConfirmedBy { get; private set; }

    public void Confirm(string by)
    {
        Require(by != RecordedBy, "same-person", "Who recorded an appropriation cannot confirm it: ask another approver.");
        MoveTo(AppropriationStatus.Confirmed);
        ConfirmedBy = by;
    }

    public void Withdraw() => MoveTo(AppropriationStatus.Withdrawn);

    internal void MoveTo(AppropriationStatus next)
    {
        Status = (Status, next) switch
        {
            (AppropriationStatus.Recorded, AppropriationStatus.Confirmed or AppropriationStatus.Withdrawn) => next,
            _ => throw new RuleViolationException("appropriation-wrong-state", $"A {Status} appropriation cannot become {next}."),
        };
        Revision++;
    }
}
