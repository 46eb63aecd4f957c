using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Eligibility.Departments;

/// <summary>The department checks of one application: asked with their deadline, required before it is eligible, ended with it.</summary>
internal sealed class DepartmentChecks(ApplicationsDb db, BusinessClock clock, WorkingCalendar calendar, IOptions<ApplicationsOptions> options)
{
    /// <summary>Every department that was not asked yet.</summary>
    public async Task AskAsync(Application application, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(application.Id, cancellationToken);
        await AskAsync(application, latest, options.Value.Departments.Except(latest.Select(c => c.Department)), cancellationToken);
    }

    /// <summary>After a reinstatement: every department without a good answer, or with one that is too old.</summary>
    public async Task AskStaleAsync(Application application, CancellationToken cancellationToken)
    {
        var earliest = clock.Now.AddDays(-options.Value.DepartmentCheckFreshDays);
        var latest = await LatestAsync(application.Id, cancellationToken);
        var good = latest.Where(c => c.IsOpen || c.IsGoodSince(earliest)).Select(c => c.Department);
        await AskAsync(application, latest, options.Value.Departments.Except(good), cancellationToken);
    }

    public async Task AskAgainAsync(
        Application application, IReadOnlyList<Department> departments, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(application.Id, cancellationToken);
        Require(
            !latest.Any(c => c.IsOpen && departments.Contains(c.Department)), "department-check-open",
            "A department that you would ask again has not answered yet: wait for it, or override it once it is overdue.");
        await AskAsync(application, latest, departments.Distinct(), cancellationToken);
    }

    /// <summary>Before the finding that it is eligible; the answers stay as they are until it commits.</summary>
    public async Task RequireNoneAgainstAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from department_check where application_id = {applicationId} for update", cancellationToken);
        var latest = await LatestAsync(applicationId, cancellationToken);
        var open = latest.Where(c => c.IsOpen).Select(c => c.Department).ToList();
        Require(
            open.Count == 0, "department-check-open",
            $"Not answered yet: {string.Join(", ", open)}. Wait for them; one that is overdue can be overridden with a reason.");
        var objecting = latest.Where(c => c.IsObjection).Select(c => c.Department).ToList();
        Require(
            objecting.Count == 0, "department-objects",
            $"These departments object: {string.Join(", ", objecting)}. Find it ineligible, ask them again, or override them with a reason.");
    }

    /// <summary>Nobody needs the open answers any more.</summary>
    public async Task LapseAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        foreach (var check in (await LatestAsync(applicationId, cancellationToken)).Where(c => c.IsOpen))
        {
            var from = check.Status;
            check.Lapse();
            db.Record(check, "department-check-lapsed", from.ToString(), check.Status.ToString());
            await db.UnscheduleAsync(PassDepartmentDeadline.DueKind, check.Id, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DepartmentCheck>> LatestAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var all = await db.DepartmentChecks.Where(c => c.ApplicationId == applicationId).ToListAsync(cancellationToken);
        return [.. all.GroupBy(c => c.Department).Select(department => department.MaxBy(c => c.Round)!).OrderBy(c => c.Department)];
    }

    private async Task AskAsync(
        Application application, IReadOnlyList<DepartmentCheck> latest, IEnumerable<Department> departments, CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(application.Id, application.CallId, application.Kind, application.Name, application.Area, application.Applicant);
        var terms = await db.TermsOfAsync(application, cancellationToken);
        var dueAt = calendar.DueAfter(clock.Today, terms.Rules.DepartmentCheckWorkingDays);
        foreach (var department in departments)
        {
            var round = latest.FirstOrDefault(c => c.Department == department)?.Round ?? 0;
            var check = new DepartmentCheck(department, round + 1, subject, clock.Now, dueAt);
            db.DepartmentChecks.Add(check);
            db.Record(check, "department-asked", to: check.Status.ToString(), data: new { check.ApplicationId, Department = department.ToString(), check.Round });
            await db.ScheduleAsync(PassDepartmentDeadline.DueKind, check.Id, dueAt, cancellationToken);
        }
    }
}
