using Applications.Data;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.Eligibility.Departments;

/// <summary>When its working days are over, a check without an answer is overdue: the commission may go on without it.</summary>
internal sealed class PassDepartmentDeadline(ApplicationsDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "department-check-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var check = await db.DepartmentChecks.SingleAsync(c => c.Id == subjectId, cancellationToken);
        if (check.PassDeadline(clock.Now))
        {
            db.Record(check, "department-check-overdue", nameof(DepartmentCheckStatus.Open), check.Status.ToString());
        }
    }
}
