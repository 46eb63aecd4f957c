using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Recoveries;

internal static class RecoveryEndpoints
{
    public static void AddRecoveries(this IServiceCollection services) =>
        services.AddScoped<DemandRecovery>().AddScoped<IDueHandler, RaiseArrears>();

    public static void MapRecoveries(this IEndpointRouteBuilder app)
    {
        var recoveries = app.MapApi("/recoveries", "Recoveries");
        recoveries.MapGet("/", List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Recoveries, oldest first; a builder sees what is demanded of its own bases.");
        recoveries.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("One recovery with its instalments, arrears and receipts.");
        recoveries.MapPost("/{id:guid}/instalments", GrantInstalments.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Lets the base pay back in several parts, each with its own day.");
        recoveries.MapPost("/{id:guid}/receipts", RecordReceipt.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Records money that came back: in the payment's fiscal year to the quota, later to the treasury.");
        recoveries.MapPost("/{id:guid}/write-off", EndRecovery.WriteOff).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes to give up what is outstanding; an approver decides.");
        recoveries.MapPost("/{id:guid}/withdrawal", EndRecovery.Withdraw).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes to withdraw a demand whose ground was undone; an approver decides.");
        recoveries.MapPost("/{id:guid}/ending/approve", EndRecovery.Approve).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves the proposed end; another person than who proposed it.");
        recoveries.MapPost("/{id:guid}/ending/decline", EndRecovery.Decline).RequireAuthorization(Authorization.Approve)
            .WithSummary("Declines the proposed end: the demand stands.");
    }

    private static Task<Page<RecoveryView>> List(
        [AsParameters] PageRequest page, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.Recoveries.InSightOf(db, caller).ToPageAsync(page, r => RecoveryView.Of(r, clock.Today), cancellationToken);

    private static Task<Results<Ok<RecoveryView>, NotFound>> One(
        Guid id, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.Recoveries.InSightOf(db, caller).OneAsync(id, r => RecoveryView.Of(r, clock.Today), cancellationToken);
}
