namespace Evidence;

/// <summary>Who acts in this scope, as far as the token, the consumed message or the worker tells.</summary>
public interface IActor
{
    /// <summary>The token's <c>sub</c>, or the name of the part of the system that acts.</summary>
    string Subject { get; }

    ActorKind Kind { get; }

    IReadOnlyCollection<string> Roles { get; }

    /// <summary>The request's or message's id.</summary>
    string? RequestId { get; }
}

/// <summary>A person's token, a department system's token, or the platform itself.</summary>
public enum ActorKind
{
    System,
    Person,
    Client,
}

/// <summary>The events that this save adds to the outbox. Implemented where Evidence and Messaging meet.</summary>
public interface IPendingEvents
{
    IEnumerable<(Guid Id, string Type)> Of(Microsoft.EntityFrameworkCore.DbContext db);
}

/// <summary>Business time, for the audit row. Implemented where Evidence and Calendar meet.</summary>
public interface IBusinessTime
{
    DateTimeOffset Now { get; }
}

internal sealed class SystemActor : IActor
{
    public string Subject => "system";

    public ActorKind Kind => ActorKind.System;

    public IReadOnlyCollection<string> Roles => [];

    public string? RequestId => null;
}

internal sealed class NoPendingEvents : IPendingEvents
{
    public IEnumerable<(Guid Id, string Type)> Of(Microsoft.EntityFrameworkCore.DbContext db) => [];
}

internal sealed class MachineBusinessTime(TimeProvider time) : IBusinessTime
{
    public DateTimeOffset Now => time.GetUtcNow();
}

internal static class ActorKindText
{
    public static string ToText(this ActorKind kind) => kind switch
    {
        ActorKind.System => "system",
        ActorKind.Person => "person",
        ActorKind.Client => "client",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of actor."),
    };

    public static ActorKind Parse(string text) => text switch
    {
        "system" => ActorKind.System,
        "person" => ActorKind.Person,
        "client" => ActorKind.Client,
        _ => throw new FormatException($"No such kind of actor: {text}."),
    };
}
