namespace Evidence;

/// <summary>A consistency boundary whose every change bumps <see cref="Revision"/> and leaves an audit row.</summary>
public interface IAggregate
{
    Guid Id { get; }

    /// <summary>Starts at 1; the concurrency token, the ETag and the version of the aggregate's events.</summary>
    long Revision { get; }
}
