using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Registry.Bases;
using Registry.Data;
using Registry.Departments;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Registry.Difficulties;

/// <summary>Whose difficulties are whose, and how a step with one is taken: moved, recorded, its deadline kept in step.</summary>
internal sealed class DifficultyDesk(
    RegistryDb db, Caller caller, BusinessClock clock, WorkingCalendar calendar, IOptions<DifficultyOptions> options)
{
    private static readonly string[] Offices = [Role.DrcOfficer, Role.CityGovernment, Role.Auditor];

    public DifficultyTerms Terms => new(clock.Today, calendar, options.Value);

    public IQueryable<Difficulty> All => db.Difficulties;

    /// <summary>A builder's and a county's own, and what names the caller's department.</summary>
    public IQueryable<Difficulty> InSight()
    {
        if (Offices.Any(caller.Is))
        {
            return db.Difficulties;
        }

        var departments = caller.Departments();
        var bases = db.Bases.OwnOf(caller);
        return db.Difficulties.Where(d => bases.Any(b => b.Id == d.BaseId) || departments.Contains(d.Responsible!.Code)
            || d.Cooperations.Any(c => departments.Contains(c.Code)));
    }

    public IQueryable<Difficulty> OfOwnBases()
    {
        var bases = db.Bases.OwnOf(caller);
        return db.Difficulties.Where(d => bases.Any(b => b.Id == d.BaseId));
    }

    public IQueryable<Difficulty> Responsible()
    {
        var departments = caller.Departments();
        return db.Difficulties.Where(d => departments.Contains(d.Responsible!.Code));
    }

    public IQueryable<Difficulty> Cooperating()
    {
        var departments = caller.Departments();
        return db.Difficulties.Where(d => d.Cooperations.Any(c => departments.Contains(c.Code)));
    }

    public Task<Results<Ok<DifficultyView>, NotFound>> StepAsync(
        IQueryable<Difficulty> mine, Guid id, IfMatch ifMatch, string action, string? reason, Action<Difficulty> step,
        CancellationToken cancellationToken) =>
        db.StepAsync(
            mine, id, ifMatch, new Step<Difficulty>(action, reason, async difficulty =>
            {
                step(difficulty);
                await KeepDeadlineAsync(difficulty, cancellationToken);
            }), DifficultyView.Of, cancellationToken);

    public Task KeepDeadlineAsync(Difficulty difficulty, CancellationToken cancellationToken) => difficulty.Deadline is { } deadline
        ? db.ScheduleAsync(PassDeadline.DueKind, difficulty.Id, deadline, cancellationToken)
        : db.UnscheduleAsync(PassDeadline.DueKind, difficulty.Id, cancellationToken);
}
