using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Payees;

internal static class PayeeChangeEndpoints
{
    public static void MapPayeeChanges(this IEndpointRouteBuilder app)
    {
        var changes = app.MapApi("/payee-changes", "Payees");
        changes.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Changes of bases' accounts, oldest first.");
        changes.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One change of an account.");
        changes.MapPost("/", ProposePayeeChange.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes to pay a base on the account that the registry names by now; until it is in force nothing is drafted or sent.");
        changes.MapPost("/{id:guid}/confirm", ConfirmPayeeChange.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("A second person confirms it; it is in force after the cooling-off, by itself.");
        changes.MapPost("/{id:guid}/decline", DeclinePayeeChange.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Stops a change that is not in force yet.");
    }

    private static Task<Page<PayeeChangeView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.PayeeChanges.ToPageAsync(page, PayeeChangeView.Of, cancellationToken);

    private static Task<Results<Ok<PayeeChangeView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.PayeeChanges.OneAsync(id, PayeeChangeView.Of, cancellationToken);
}
