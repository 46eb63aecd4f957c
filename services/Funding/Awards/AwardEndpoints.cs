using Funding.Awards.Agreements;
using Funding.Awards.Conditions;
using Funding.Payments;
using Funding.Programmes.Allocations;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class AwardEndpoints
{
    public static IServiceCollection AddAwards(this IServiceCollection services) =>
        services.AddScoped<AwardEnd>().AddScoped<AwardAmendment>().AddAllocations();

    public static void MapAwards(this IEndpointRouteBuilder app)
    {
        var awards = app.MapApi("/awards", "Awards");
        awards.MapGet("/", ReadAwards.List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Awards, oldest first; a builder sees its own once they are approved.");
        awards.MapGet("/{id:guid}", ReadAwards.One).RequireAuthorization(Authorization.ReadOwn).WithSummary("One award.");
        awards.MapPost("/", ProposeAward.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes money for an outstanding base (R82).");
        awards.MapPost("/{id:guid}/reserve", ReserveBudget.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Reserves the award's amount in its budget.");
        awards.MapPost("/{id:guid}/approve", ApproveAward.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves an award; another person than who proposed it.");
        awards.MapPost("/{id:guid}/agreement", SendAgreement.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Records that the agreement was sent to the builder.");
        awards.MapPost("/{id:guid}/sign", SignAgreement.Handle).RequireAuthorization(Authorization.Sign)
            .WithSummary("The base's builder signs the agreement.");
        awards.MapPost("/{id:guid}/activate", ActivateAward.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Commits the money: from now on instalments can be paid.");
        awards.MapPost("/{id:guid}/payments", RequestPayment.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Drafts the payment of one instalment to the base's payee.");
        awards.MapPost("/{id:guid}/decline", DeclineAward.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Declines an award that was not approved; what was reserved is free again.");
        awards.MapPost("/{id:guid}/amendments", AmendAward.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Works out the next version of an award; with its approval it takes this one's place.");
        awards.MapPost("/{id:guid}/hold", HoldAward.Hold).RequireAuthorization(Authorization.Manage).WithSummary("Holds an award: nothing is paid.");
        awards.MapPost("/{id:guid}/release", HoldAward.Release).RequireAuthorization(Authorization.Approve)
            .WithSummary("Releases an award that people hold.");
        awards.MapPost("/{id:guid}/due-dates", RescheduleInstalments.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Plans anew by when instalments are expected to be paid, with a reason.");
        awards.MapPost("/{id:guid}/termination", TerminateAward.Ask).RequireAuthorization(Authorization.Manage)
            .WithSummary("Asks to terminate an award, with the reason.");
        awards.MapPost("/{id:guid}/termination/confirm", TerminateAward.Confirm).RequireAuthorization(Authorization.Approve)
            .WithSummary("Terminates an award: what was not paid is released, what the rules make repayable is demanded.");
        awards.MapPost("/{id:guid}/conditions/{condition}/evidence", ClaimCondition.Handle).RequireAuthorization(Authorization.Prove)
            .WithSummary("Proves a condition by documents; the builder of its own award, or an officer.");
        awards.MapPost("/{id:guid}/conditions/{condition}/accept", JudgeCondition.Accept).RequireAuthorization(Authorization.Manage)
            .WithSummary("Accepts the evidence of a condition; another person than who claimed it.");
        awards.MapPost("/{id:guid}/conditions/{condition}/return", JudgeCondition.Return).RequireAuthorization(Authorization.Manage)
            .WithSummary("Returns the evidence of a condition.");
    }
}
