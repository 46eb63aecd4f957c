using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.FiscalYears;

/// <summary>At the end of 31 December, in Shanghai, a year takes no new promises.</summary>
internal sealed class EndFiscalYear(FundingDb db) : IDueHandler
{
    public const string DueKind = "fiscal-year-end";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var year = await db.FiscalYears.SingleAsync(y => y.Id == subjectId, cancellationToken);
        var from = year.Stage;
        year.End();
        db.Record(year, "fiscal-year-ended", from, year.Stage);
    }
}
