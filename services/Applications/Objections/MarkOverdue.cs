using Applications.Data;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.Objections;

/// <summary>An objection whose working days are over without an answer is marked overdue by itself; it is answered all the same.</summary>
internal sealed class MarkOverdue(ApplicationsDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "objection-answer";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleAsync(o => o.Id == subjectId, cancellationToken);
        if (objection.PassDeadline(clock.Now))
        {
            db.Record(objection, "objection-overdue", objection.Status.ToString(), objection.Status.ToString());
        }
    }
}
