using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.FiscalYears;

internal static class OpenFiscalYear
{
    public sealed record Request([property: Range(2018, 2100)] int Year);

    public static async Task<Created<FiscalYearView>> Handle(Request request, FundingDb db, CancellationToken cancellationToken)
    {
        Require(
            !await db.FiscalYears.AnyAsync(y => y.Year == request.Year, cancellationToken), "fiscal-year-exists",
            "This fiscal year was opened already: follow that one.");
        var year = new FiscalYear(request.Year);
        db.FiscalYears.Add(year);
        db.Record(year, "fiscal-year-opened", to: year.Stage);
        await db.ScheduleAsync(EndFiscalYear.DueKind, year.Id, WorkingCalendar.EndOfDay(year.LastDay), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"fiscal-years/{year.Id}", FiscalYearView.Of(year));
    }
}
