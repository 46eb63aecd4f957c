using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Programmes.Allocations;

internal static class AllocationEndpoints
{
    public static IServiceCollection AddAllocations(this IServiceCollection services) => services.AddScoped<AllocationDesk>().AddScoped<ReserveAllocation>()
        .AddScoped<DecideAllocation>().AddScoped<IDueHandler, ProposeByGrades>();

    public static void MapAllocations(this IEndpointRouteBuilder app)
    {
        var allocations = app.MapApi("/allocations", "Funding programmes");
        allocations.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Allocations, oldest first.");
        allocations.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("One allocation: for each base what the rules computed, how, and what it is granted.");
        allocations.MapPost("/{id:guid}/compute", DraftAllocation.Compute).RequireAuthorization(Authorization.Manage)
            .WithSummary("Computes a draft anew, by what officers have established of its bases.");
        allocations.MapPost("/{id:guid}/adjust", AdjustLine.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Grants one base another sum than was computed, with the reason.");
        allocations.MapPost("/{id:guid}/reserve", ReserveAllocation.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Makes the awards and reserves their money: all or none.");
        allocations.MapPost("/{id:guid}/approve", DecideAllocation.Approve).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves all awards of the batch by one document; none of those who had a part in it.");
        allocations.MapPost("/{id:guid}/cancel", DecideAllocation.Cancel).RequireAuthorization(Authorization.Approve)
            .WithSummary("Cancels a batch: its awards are declined and their money is free again.");
    }

    private static Task<Page<AllocationView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Allocations.ToPageAsync(page, AllocationView.Of, cancellationToken);

    private static Task<Results<Ok<AllocationView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Allocations.OneAsync(id, AllocationView.Of, cancellationToken);
}
