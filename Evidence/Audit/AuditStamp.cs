using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;

namespace Evidence;

/// <summary>Completes an entry with what the scope knows (actor, request, trace, both clocks, events) and hashes it.</summary>
public sealed class AuditStamp(IActor actor, IBusinessTime businessTime, TimeProvider time, IOptions<EvidenceOptions> options)
{
    public void Complete(AuditEntry entry, IEnumerable<(Guid Id, string Type)> events)
    {
        entry.At = Timestamp.Truncate(time.GetUtcNow());
        entry.BusinessAt = Timestamp.Truncate(businessTime.Now);
        entry.Actor = actor.Subject;
        entry.ActorKind = actor.Kind;
        entry.ActorRoles = [.. actor.Roles.Order(StringComparer.Ordinal)];
        entry.RequestId = actor.RequestId;
        entry.TraceId = Activity.Current?.TraceId.ToHexString();
        entry.Service = options.Value.Service;
        entry.Events = Encoding.UTF8.GetString(CanonicalJson.Serialize(events.Select(e => new { e.Id, e.Type })));
        entry.ContentHash = entry.HashContent();
    }
}
