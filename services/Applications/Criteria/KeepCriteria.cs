using Applications.Data;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Criteria;

/// <summary>On <see cref="CriteriaVersionPublished"/>: forms are checked by it from now on, and the next call binds it.</summary>
internal sealed class KeepCriteria(ApplicationsDb db) : IHandle<CriteriaVersionPublished>
{
    public async Task HandleAsync(CriteriaVersionPublished message, CancellationToken cancellationToken)
    {
        if (await db.CriteriaVersions.AnyAsync(c => c.Id == message.AggregateId, cancellationToken))
        {
            return; // a published version never changes
        }

        var criteria = new CriteriaVersion(message);
        db.CriteriaVersions.Add(criteria);
        db.Record(criteria, "criteria-received", data: new { message.Kind, message.Number });
    }
}
