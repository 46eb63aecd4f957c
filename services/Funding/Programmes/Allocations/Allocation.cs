using Evidence;
using Funding.Programmes.Rules;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Programmes.Allocations;

/// <summary>Draft → Reserved, as awards → Approved by another person; or Cancelled.</summary>
public enum AllocationStatus
{
    Draft,
    Reserved,
    Approved,
    Cancelled,
}

/// <summary>
/// A batch of awards that a programme's rules propose (资金分配方案). People adjust it with reasons; its awards are reserved together and
/// approved together by one document.
/// </summary>
internal sealed class Allocation : IAggregate, IStaged
{
    private readonly List<AllocationLine> _lines = [];

    private Allocation()
    {
    }

    public Allocation(FundingProgramme programme, string by)
    {
        programme.RequirePublished();
        Id = Guid.CreateVersion7(); // its first computation makes it the first revision
        (ProgrammeId, BudgetId, DraftedBy) = (programme.Id, programme.BudgetId, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public AllocationStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid ProgrammeId { get; private set; }

    public Guid BudgetId { get; private set; }

    public string DraftedBy { get; private set; } = "";

    public string? ReservedBy { get; private set; }

    public string? ApprovedBy { get; private set; }

    /// <summary>The document that approves it (资金下达文号).</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>In the order of the bases' numbers.</summary>
    public IReadOnlyList<AllocationLine> Lines => [.. _lines.OrderBy(line => line.BaseNumber, StringComparer.Ordinal)];

    public IEnumerable<AllocationLine> Granted => Lines.Where(line => line.GrantedFen > 0);

    public long GrantedFen => _lines.Sum(line => line.GrantedFen);

    /// <summary>What the rules make of everybody now. A base that they no longer see leaves.</summary>
    public void Compute(IReadOnlyList<AllocationLine> lines, IReadOnlyList<Computed> computed, IReadOnlyDictionary<Guid, decimal?> scores)
    {
        RequireDraft();
        var seen = lines.Select(line => line.BaseId).ToHashSet();
        _lines.RemoveAll(line => !seen.Contains(line.BaseId));
        _lines.AddRange(lines.Where(line => !_lines.Contains(line)));
        foreach (var (line, result) in lines.Zip(computed))
        {
            line.Take(result, scores[line.BaseId]);
        }

        Revision++;
    }

    public void Adjust(Guid baseId, long fen, long? mostFen, string reason, string by)
    {
        RequireDraft();
        var line = _lines.Find(l => l.BaseId == baseId);
        Require(line is not null, "base-not-in-allocation", "This allocation does not see that base: compute it anew, or choose one of its lines.");
        Require(fen is 0 or >= AwardPlan.LeastFen, "adjustment-too-small", $"An award is {MoneyAmount.Text(AwardPlan.LeastFen)} at least: grant that much or nothing.");
        Require(mostFen is null || fen <= mostFen, "adjustment-too-large", $"The programme gives {MoneyAmount.Text(mostFen ?? 0)} at most: grant no more.");
        line.Adjust(fen, reason, by);
        Revision++;
    }

    public void Reserve(string by)
    {
        Require(GrantedFen > 0, "allocation-empty", "It grants nothing: compute it anew, or cancel it.");
        MoveTo(AllocationStatus.Reserved);
        ReservedBy = by;
    }

    public void Approve(string documentNumber, string by)
    {
        var hands = _lines.Select(line => line.AdjustedBy).Append(DraftedBy).Append(ReservedBy);
        Require(!hands.Contains(by), "same-person", "Who drafted, adjusted or reserved an allocation cannot approve it: ask another approver.");
        MoveTo(AllocationStatus.Approved);
        (DocumentNumber, ApprovedBy) = (documentNumber, by);
    }

    public void Cancel() => MoveTo(AllocationStatus.Cancelled);

    public void RequireDraft() => Require(
        Status is AllocationStatus.Draft, "allocation-wrong-state", $"Only a draft is computed or adjusted; this allocation is {Status}.");

    internal void MoveTo(AllocationStatus next)
    {
        Status = (Status, next) switch
        {
            (AllocationStatus.Draft, AllocationStatus.Reserved or AllocationStatus.Cancelled) => next,
            (AllocationStatus.Reserved, AllocationStatus.Approved or AllocationStatus.Cancelled) => next,
            _ => throw new RuleViolationException("allocation-wrong-state", $"A {Status} allocation cannot become {next}."),
        };
        Revision++;
    }
}
