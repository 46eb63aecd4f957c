using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Evidence;

/// <summary>Leaves an audit row beside a change, in the same save and so in the same transaction.</summary>
public static class AuditExtensions
{
    /// <summary>Call it after the change, so that it names the new revision; the save refuses a change nobody recorded.</summary>
    /// <param name="data">Any further details; decimals need a fixed scale (see <see cref="FixedScaleAttribute"/>).</param>
    public static void Record(
        this DbContext db, IAggregate aggregate, string action, string? from = null, string? to = null, string? reason = null, object? data = null) =>
        db.Set<AuditEntry>().Add(aggregate.Describe(action, from, to, reason, data));

    /// <summary>An entry for a database function that writes the row itself: complete it by <see cref="AuditStamp"/>.</summary>
    public static AuditEntry Describe(
        this IAggregate aggregate, string action, string? from = null, string? to = null, string? reason = null, object? data = null) =>
        Entry(aggregate.GetType().Name, aggregate.Id, aggregate.Revision, action, from, to, reason, data);

    /// <summary>An entry about something that is written once and never changes, so that it is no aggregate.</summary>
    public static AuditEntry DescribeOnce<T>(Guid id, string action, object? data = null) =>
        Entry(typeof(T).Name, id, 1, action, null, null, null, data);

    private static AuditEntry Entry(
        string type, Guid id, long version, string action, string? from, string? to, string? reason, object? data)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(),
            AggregateType = type,
            AggregateId = id,
            Version = version,
            Action = action,
            FromState = from,
            ToState = to,
            Reason = reason,
            Data = data is null ? null : Encoding.UTF8.GetString(CanonicalJson.Serialize(data)),
        };
    }
}
