using Contracts.Applications;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calendars;

/// <summary>Demo mode's business time: one offset for the whole platform. The first move sets it; from then on it only grows.</summary>
internal sealed class ProgrammeClock : IAggregate
{
    /// <summary>There is one.</summary>
    public static readonly Guid TheId = new("00000000-0000-7000-8000-0000000c10c4");

    public Guid Id { get; private set; } = TheId;

    public long Revision { get; private set; }

    public TimeSpan Offset { get; private set; }

    public BusinessClockMoved MoveTo(DateTimeOffset businessTime, DateTimeOffset machineTime)
    {
        var offset = businessTime - machineTime;
        Require(Revision == 0 || offset >= Offset, "clock-forward-only", "Business time only moves forward.");
        Offset = offset;
        Revision++;
        return new(Id, Revision, Offset);
    }
}
