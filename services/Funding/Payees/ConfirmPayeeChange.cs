using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Payees;

internal static class ConfirmPayeeChange
{
    public static async Task<Results<Ok<PayeeChangeView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, WorkingCalendar calendar, IOptions<FundingOptions> options,
        CancellationToken cancellationToken)
    {
        var change = await db.LockPayeeChangeAsync(id, cancellationToken);
        var until = calendar.DueAfter(clock.Today, options.Value.PayeeCoolingOffWorkingDays);
        if (change is not null)
        {
            await db.ScheduleAsync(EndCoolingOff.DueKind, change.Id, until, cancellationToken);
        }

        return await db.StepAsync(change, ifMatch, new Step<PayeeChange>("payee-change-confirmed", null, c => c.Confirm(caller.Subject, until)), PayeeChangeView.Of, cancellationToken);
    }
}
