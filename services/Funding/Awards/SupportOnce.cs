using Funding.Data;
using Funding.FiscalYears;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <summary>What is promised only once, and only while its year is not over.</summary>
internal static class SupportOnce
{
    /// <summary>A programme funds a base once, and a project is supported once by whichever programme; the database insists on both.</summary>
    public static async Task RequireUnsupportedAsync(
        this FundingDb db, Guid baseId, Guid? programmeId, string? projectCode, CancellationToken cancellationToken)
    {
        var live = db.Awards.Where(a => !Award.Void.Contains(a.Status));
        Require(
            programmeId is null || !await live.AnyAsync(a => a.ProgrammeId == programmeId && a.BaseId == baseId, cancellationToken),
            "base-funded", "This programme funds the base already: follow that award.");
        Require(
            projectCode is null || !await live.AnyAsync(a => a.ProjectCode == projectCode, cancellationToken),
            "project-supported", $"Project {projectCode} is supported already: a project is supported once.");
    }

    public static async Task RequireYearOfAsync(this FundingDb db, Guid budgetId, CancellationToken cancellationToken) =>
        await db.RequireSpendableAsync(
            await db.Budgets.Where(b => b.Id == budgetId).Select(b => b.FiscalYear).SingleAsync(cancellationToken), cancellationToken);
}
