using Contracts;
using Contracts.Applications;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calls;

/// <summary>A year's invitation to apply (R86, R98). Once published its rules never change in silence.</summary>
internal sealed class Call : IAggregate
{
    private Call()
    {
    }

    public Call(
        string title, int year, IEnumerable<BaseKind> kinds, DateTimeOffset opensAt, DateTimeOffset closesAt, CallRules? rules = null)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Title, Year, Kinds, OpensAt, ClosesAt) = (title, year, [.. kinds.Distinct().Order()], opensAt, closesAt);
        Rules = rules ?? CallRules.Default;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public CallStatus Status { get; private set; }

    public string Title { get; private set; } = "";

    public int Year { get; private set; }

    public List<BaseKind> Kinds { get; private set; } = [];

    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>Exclusive: the first instant at which it is too late.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    public CallRules Rules { get; private set; } = CallRules.Default;

    /// <summary>The criteria version that binds for each kind (R87); none before it is published.</summary>
    public IReadOnlyList<CallCriteria> Criteria { get; private set; } = [];

    public bool IsOpenAt(DateTimeOffset now) => Status is CallStatus.Published && OpensAt <= now && now < ClosesAt;

    public Guid? CriteriaOf(BaseKind kind) => Criteria.FirstOrDefault(c => c.Kind == kind)?.VersionId;

    /// <param name="latest">The latest criteria version of each kind that has one.</param>
    public CallPublished Publish(DateTimeOffset now, IReadOnlyList<CallCriteria> latest)
    {
        MoveTo(CallStatus.Published);
        Require(ClosesAt > now, "call-already-over", "The call would close before it opens to anyone: move its closing time.");
        var missing = Kinds.Where(kind => latest.All(c => c.Kind != kind)).ToList();
        Require(
            missing.Count == 0, "criteria-missing",
            $"No criteria are published yet for {string.Join(", ", missing)}: publish them in Evaluation, then publish the call.");
        Criteria = [.. latest.Where(c => Kinds.Contains(c.Kind)).OrderBy(c => c.Kind)];
        return new(
            Id, Revision, Title, Year, Kinds, OpensAt, ClosesAt, Criteria, Rules.ExpertsPerApplication, Rules.ResearchReference);
    }

    /// <summary>Something was decided about its applications together: a selection, a notice, the consent.</summary>
    public void NoteDecision()
    {
        Require(Status is not CallStatus.Draft, "call-wrong-state", "Nothing is decided under a draft: publish the call first.");
        Revision++;
    }

    private void MoveTo(CallStatus next)
    {
        Status = (Status, next) switch
        {
            (CallStatus.Draft, CallStatus.Published) => next,
            (CallStatus.Published, CallStatus.Closed) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException("call-wrong-state", $"A {Status} call cannot become {next}."),
        };
        Revision++;
    }
}
