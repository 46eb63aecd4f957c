using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.Recoveries;

/// <summary>At the end of a day by which money had to come back, in Shanghai: what is not there is in arrears.</summary>
/// <remarks>Its due rows are set once, with the demand and with the instalments: whoever holds the base never waits for the worker.</remarks>
internal sealed class RaiseArrears(FundingDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "recovery-due";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var id = await db.Recoveries.Where(r => r.Id == subjectId || r.Instalments.Any(i => i.Id == subjectId))
            .Select(r => r.Id).SingleAsync(cancellationToken);
        var recovery = await db.LockRecoveryAsync(id, cancellationToken);
        if (recovery!.MissDay(clock.Today))
        {
            db.Record(recovery, "recovery-overdue", recovery.Stage, recovery.Stage, data: new { ArrearsFen = recovery.ArrearsFenOn(clock.Today) });
        }
    }
}
