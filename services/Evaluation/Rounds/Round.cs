using Contracts;
using Contracts.Applications;
using Evidence;

namespace Evaluation.Rounds;

/// <summary>The examination of one call's applications by experts (R88).</summary>
internal sealed class Round : IAggregate
{
    private Round()
    {
    }

    public Round(CallPublished call)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        CallId = call.AggregateId;
        Take(call);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>The last version of the call that was taken over.</summary>
    public long CallVersion { get; private set; }

    public string Title { get; private set; } = "";

    public int Year { get; private set; }

    public List<BaseKind> Kinds { get; private set; } = [];

    /// <summary>The version by which each kind is judged, as the call says (R87).</summary>
    public IReadOnlyList<CallCriteria> Criteria { get; private set; } = [];

    public int ExpertsPerApplication { get; private set; }

    /// <summary>Which reading of the research intensity rule binds (R39 or R131).</summary>
    public ReferenceScope ResearchReference { get; private set; }

    /// <summary>How applications are examined, as the call says.</summary>
    public ReviewTerms Review { get; private set; } = new();

    /// <summary>False when the version is not news.</summary>
    public bool Apply(CallPublished call)
    {
        if (call.Version <= CallVersion)
        {
            return false;
        }

        Take(call);
        Revision++;
        return true;
    }

    private void Take(CallPublished call)
    {
        (CallVersion, Title, Year, Kinds) = (call.Version, call.Title, call.Year, [.. call.Kinds]);
        (Criteria, ExpertsPerApplication, ResearchReference) = ([.. call.Criteria], Math.Max(1, call.ExpertsPerApplication), call.ResearchReference);
        Review = call.Review ?? new();
    }
}
