using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Registry.Cases;

/// <summary>Whose cases are whose, and how a step with one is taken.</summary>
internal sealed class CaseDesk(RegistryDb db, Caller caller)
{
    private static readonly string[] Offices = [Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor];

    public IQueryable<TypicalCase> All => db.TypicalCases;

    /// <summary>What is published, for everybody; the rest for its builder, its county and the offices.</summary>
    public IQueryable<TypicalCase> InSight()
    {
        if (Offices.Any(caller.Is))
        {
            return db.TypicalCases;
        }

        var bases = db.Bases.OwnOf(caller);
        return db.TypicalCases.Where(c => c.Status == CaseStatus.Published || bases.Any(b => b.Id == c.BaseId));
    }

    /// <summary>Those that the caller may write: its own, or for the commission any.</summary>
    public IQueryable<TypicalCase> Own()
    {
        var bases = WritableBases();
        return db.TypicalCases.Where(c => bases.Any(b => b.Id == c.BaseId));
    }

    public IQueryable<Base> WritableBases() => caller.Is(Role.DrcOfficer) ? db.Bases : db.Bases.OwnOf(caller);

    public Task<Results<Ok<CaseView>, NotFound>> StepAsync(
        IQueryable<TypicalCase> mine, Guid id, IfMatch ifMatch, string action, string? reason, Action<TypicalCase> step,
        CancellationToken cancellationToken) =>
        db.StepAsync(mine, id, ifMatch, new Step<TypicalCase>(action, reason, step), CaseView.Of, cancellationToken);
}
