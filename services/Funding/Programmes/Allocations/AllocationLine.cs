using Funding.Accounts;
using Funding.Programmes.Rules;

namespace Funding.Programmes.Allocations;

/// <summary>What officers have established of one base for one allocation.</summary>
internal sealed record LineFacts(long? BasisFen, long? MatchingFen, string? ProjectCode)
{
    public static LineFacts None { get; } = new(null, null, null);
}

/// <summary>One base in an allocation: what the rules make of it, and what people granted instead, with their reason.</summary>
internal sealed class AllocationLine
{
    private AllocationLine()
    {
    }

    public AllocationLine(FundAccount account, LineFacts facts)
    {
        (BaseId, BaseNumber, BaseName) = (account.BaseId, account.BaseNumber, account.BaseName);
        Establish(facts);
    }

    public Guid BaseId { get; private set; }

    public string BaseNumber { get; private set; } = "";

    public string BaseName { get; private set; } = "";

    /// <summary>As it was when this was computed.</summary>
    public decimal? Score { get; private set; }

    public long? BasisFen { get; private set; }

    public long? MatchingFen { get; private set; }

    public string? ProjectCode { get; private set; }

    public long ComputedFen { get; private set; }

    public IReadOnlyList<WorkingStep> Working { get; private set; } = [];

    /// <summary>What it is to get; another sum than computed needs a reason.</summary>
    public long GrantedFen { get; private set; }

    public string? AdjustedFor { get; private set; }

    public string? AdjustedBy { get; private set; }

    /// <summary>Made when the allocation is reserved; none where it gets nothing.</summary>
    public Guid? AwardId { get; private set; }

    internal LineFacts Facts => new(BasisFen, MatchingFen, ProjectCode);

    internal void Establish(LineFacts facts) => (BasisFen, MatchingFen, ProjectCode) = (facts.BasisFen, facts.MatchingFen, facts.ProjectCode);

    /// <summary>An adjustment of another sum than is computed now has lost its ground.</summary>
    internal void Take(Computed computed, decimal? score)
    {
        var same = computed.Fen == ComputedFen && AdjustedFor is not null;
        (ComputedFen, Working, Score) = (computed.Fen, computed.Working, score);
        if (!same)
        {
            (GrantedFen, AdjustedFor, AdjustedBy) = (computed.Fen, null, null);
        }
    }

    internal void Adjust(long fen, string reason, string by) => (GrantedFen, AdjustedFor, AdjustedBy) = (fen, reason, by);

    internal void Become(Guid awardId) => AwardId = awardId;
}
