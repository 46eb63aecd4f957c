using Evidence;
using Funding.Budgets;
using Funding.Programmes.Rules;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Programmes;

/// <summary>Draft → Published → Closed.</summary>
public enum ProgrammeStatus
{
    Draft,
    Published,
    Closed,
}

/// <summary>
/// A scheme by which bases are funded from one budget (资金管理办法): whom, how much, on which conditions. Once published its rules are
/// frozen.
/// </summary>
internal sealed class FundingProgramme : IAggregate, IStaged
{
    private FundingProgramme()
    {
    }

    public FundingProgramme(string title, Budget budget, ProgrammeRules rules, string by)
    {
        budget.RequireApproved();
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Title, BudgetId, Rules, DraftedBy) = (title, budget.Id, rules, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ProgrammeStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public string Title { get; private set; } = "";

    public Guid BudgetId { get; private set; }

    public ProgrammeRules Rules { get; private set; } = null!;

    public string DraftedBy { get; private set; } = "";

    /// <summary>The document that puts it in force (办法文号).</summary>
    public string? DocumentNumber { get; private set; }

    public string? PublishedBy { get; private set; }

    public void Rewrite(string title, ProgrammeRules rules, string by)
    {
        Require(Status is ProgrammeStatus.Draft, "programme-frozen", "A published programme does not change: close it and publish another.");
        (Title, Rules, DraftedBy) = (title, rules, by);
        Revision++;
    }

    public void Publish(string documentNumber, string by)
    {
        Require(by != DraftedBy, "same-person", "Who drafted a programme cannot publish it: ask an approver.");
        MoveTo(ProgrammeStatus.Published);
        (DocumentNumber, PublishedBy) = (documentNumber, by);
    }

    public void Close() => MoveTo(ProgrammeStatus.Closed);

    public void RequirePublished() => Require(
        Status is ProgrammeStatus.Published, "programme-not-published", $"Only a published programme allocates money; this one is {Status}.");

    internal void MoveTo(ProgrammeStatus next)
    {
        Status = (Status, next) switch
        {
            (ProgrammeStatus.Draft, ProgrammeStatus.Published or ProgrammeStatus.Closed) => next,
            (ProgrammeStatus.Published, ProgrammeStatus.Closed) => next,
            _ => throw new RuleViolationException("programme-wrong-state", $"A {Status} programme cannot become {next}."),
        };
        Revision++;
    }
}
