using Contracts;

namespace Registry.Bases;

/// <summary>
/// One change of one base with the state after it: written with the change, never altered. The last row of a base equals the
/// base itself; the database refuses a commit in which it does not.
/// </summary>
internal sealed class BaseHistory
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BaseId { get; init; }

    /// <summary>The base's revision that this change made.</summary>
    public required long Version { get; init; }

    public required string What { get; init; }

    public required TitleStatus Title { get; init; }

    public required ManagementStatus Management { get; init; }

    public required Grade? LatestGrade { get; init; }

    /// <summary>Business time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The subject of the token, or the part of the platform that acted.</summary>
    public required string By { get; init; }

    public required string? Reason { get; init; }
}
