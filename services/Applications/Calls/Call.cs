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

    public Call(string title, int year, IEnumerable<BaseKind> kinds, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Title, Year, Kinds, OpensAt, ClosesAt) = (title, year, [.. kinds.Distinct().Order()], opensAt, closesAt);
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

    public CallPublished Publish(DateTimeOffset now)
    {
        Require(ClosesAt > now, "call-already-over", "The call would close before it opens to anyone: move its closing time.");
        MoveTo(CallStatus.Published);
        return new(Id, Revision, Title, Year, Kinds, OpensAt, ClosesAt, Criteria: [], ExpertsPerApplication: 3, ReferenceScope.Province);
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
