using Funding.Data;
using Funding.Payments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Runs;

internal static class PaymentRunEndpoints
{
    public static void MapPaymentRuns(this IEndpointRouteBuilder app)
    {
        var runs = app.MapApi("/payment-runs", "Payment runs");
        runs.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Payment runs, oldest first.");
        runs.MapGet("/preview", PreviewRun.Handle).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("What a run at a cut-off would hold, with its totals, and what is held back and why.");
        runs.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One payment run.");
        runs.MapGet("/{id:guid}/payments", Payments).RequireAuthorization(Authorization.ReadAccounts).WithSummary("The payments of a run, oldest first.");
        runs.MapPost("/", DraftRun.Handle).RequireAuthorization(Authorization.Manage).WithSummary("Puts a run together of what was approved by the cut-off.");
        runs.MapPost("/{id:guid}/lock", LockRun.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("A second person agrees to the run's totals: it and its payments are locked.");
        runs.MapPost("/{id:guid}/cancel", CancelRun.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Gives up a run that is not locked yet; its payments stay approved.");
        runs.MapPost("/{id:guid}/send", SendRun.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Gives all orders of a locked run to the treasury, each once.");
    }

    private static Task<Page<PaymentRunView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.PaymentRuns.ToPageAsync(page, PaymentRunView.Of, cancellationToken);

    private static Task<Results<Ok<PaymentRunView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.PaymentRuns.OneAsync(id, PaymentRunView.Of, cancellationToken);

    private static async Task<Results<Ok<Page<PaymentView>>, NotFound>> Payments(
        Guid id, [AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        await db.PaymentRuns.AnyAsync(r => r.Id == id, cancellationToken)
            ? TypedResults.Ok(await db.Payments.Where(p => p.RunId == id).ToPageAsync(page, PaymentView.Of, cancellationToken))
            : TypedResults.NotFound();
}
