using Evidence;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Programmes.Allocations;

/// <summary>All of a batch's awards are made and their money reserved, or none.</summary>
internal sealed class ReserveAllocation(FundingDb db, AllocationDesk desk, GeneralLedger ledger, Caller caller, IOptions<FundingOptions> options)
{
    public static Task<Results<Ok<AllocationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ReserveAllocation reserve, CancellationToken cancellationToken) => reserve.RunAsync(id, ifMatch, cancellationToken);

    private async Task<Results<Ok<AllocationView>, NotFound>> RunAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await desk.LockAsync(id, cancellationToken), ifMatch,
            new Step<Allocation>("allocation-reserved", null, async allocation =>
            {
                allocation.Reserve(caller.Subject);
                var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == allocation.ProgrammeId, cancellationToken);
                programme.RequirePublished();
                await db.RequireYearOfAsync(programme.BudgetId, cancellationToken);
                await db.LockBasesAsync(allocation.Granted.Select(line => line.BaseId), cancellationToken);
                foreach (var line in allocation.Granted)
                {
                    await AwardAsync(allocation, programme, line, cancellationToken);
                }
            }) { Data = allocation => new { allocation.GrantedFen } },
            AllocationView.Of, cancellationToken);

    private async Task AwardAsync(Allocation allocation, FundingProgramme programme, AllocationLine line, CancellationToken cancellationToken)
    {
        var account = await db.AccountOfAsync(line.BaseId, cancellationToken);
        account.RequireFundable(options.Value.Funded);
        await db.RequireUnsupportedAsync(line.BaseId, programme.Id, line.ProjectCode, cancellationToken);
        var award = Award.Of(allocation, programme, line, account, caller.Subject);
        db.Awards.Add(award);
        db.Record(award, "award-proposed", to: award.Stage, data: new { award.BaseId, award.AmountFen, AllocationId = allocation.Id });
        var from = award.Stage;
        award.Reserve();
        db.Record(award, "award-budget-reserved", from, award.Stage);
        line.Become(award.Id);
        ledger.Post(JournalKind.Reservation, award.Id, award.BudgetId, award.Id, award.AmountFen);
    }
}
