namespace Calendar;

/// <summary>A deadline: at that business time the handler of its kind acts on its subject, once. One row a kind and subject.</summary>
public sealed class DueItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Business time.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Machine time before which a failed row is left alone.</summary>
    public DateTimeOffset? NextAttempt { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset Created { get; private set; }

    internal void MoveTo(DateTimeOffset dueAt) =>
        (DueAt, Attempts, NextAttempt, LastError) = (dueAt.ToUniversalTime(), 0, null, null);
}

/// <summary>What happens when a row of one kind is due. It runs in a scope of its own, on that scope's DbContext.</summary>
/// <remarks>The worker saves and commits its changes together with the row's removal; it must cause no other effect.</remarks>
public interface IDueHandler
{
    string Kind { get; }

    Task HandleAsync(Guid subjectId, CancellationToken cancellationToken);
}
