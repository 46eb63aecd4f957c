using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Rectifications;

/// <summary>At the end of a rectification's last day, in Shanghai: without a report it is overdue.</summary>
internal sealed class RaiseOverdue(RegistryDb db, WorkingCalendar calendar) : IDueHandler
{
    public const string DueKind = "rectification-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var rectification = await db.Rectifications.SingleOrDefaultAsync(r => r.Id == subjectId, cancellationToken);
        if (rectification is not { AwaitsReport: true })
        {
            return; // the report came in time
        }

        var from = rectification.Status;
        rectification.BecomeOverdue(calendar);
        db.Record(rectification, "rectification-overdue", from.ToString(), rectification.Status.ToString(), $"{rectification.DueOn:yyyy-MM-dd} has passed.");
    }
}
