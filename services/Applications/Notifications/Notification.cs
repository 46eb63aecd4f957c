using Evidence;

namespace Applications.Notifications;

/// <summary>Something that an organisation is told (通知), kept until it is read and after.</summary>
internal sealed class Notification : IAggregate
{
    private Notification()
    {
    }

    public Notification(string organisation, string code, Guid subjectId, string text, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Organisation, Code, SubjectId, Text, At) = (organisation, code, subjectId, text, at);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Unified social credit code.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>What kind of news, such as <c>call-amended</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The application or the call that it is about.</summary>
    public Guid SubjectId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The first reading counts: false afterwards.</summary>
    public bool Read(DateTimeOffset now)
    {
        if (ReadAt is not null)
        {
            return false;
        }

        ReadAt = now;
        Revision++;
        return true;
    }
}
