using Funding.Payments;
using ServiceDefaults.Http;

namespace Funding.Awards;

internal static class AwardEndpoints
{
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
    }
}
