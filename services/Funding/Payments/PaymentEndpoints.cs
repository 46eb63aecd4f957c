using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder app)
    {
        var payments = app.MapApi("/payments", "Payments");
        payments.MapGet("/", ReadPayments.List).RequireAuthorization(Authorization.ReadOwn)
            .WithSummary("Payments, oldest first; a builder sees its own once they are sent.");
        payments.MapGet("/{id:guid}", ReadPayments.One).RequireAuthorization(Authorization.ReadOwn).WithSummary("One payment.");
        payments.MapGet("/{id:guid}/suspects", ReadSuspects.Handle).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("Live payments to the same account that might be for the same thing.");
        payments.MapPost("/{id:guid}/submit", SubmitPayment.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Hands a draft to its approvers: two, or three above the threshold.");
        payments.MapPost("/{id:guid}/approve", ApprovePayment.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves one level; each by another person, none of them the creator.");
        payments.MapPost("/{id:guid}/decline", DeclinePayment.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Declines a payment: its instalment is free again.");
        payments.MapPost("/{id:guid}/cancel", CancelPayment.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Cancels a payment that is not locked yet.");
        payments.MapPost("/{id:guid}/lock", LockPayment.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Locks an approved payment for sending.");
        payments.MapPost("/{id:guid}/send", SendPayment.Handle).RequireAuthorization(Authorization.Manage).RequireRateLimiting(SendPayment.Limit)
            .WithSummary("Gives the order to the treasury, once. Without an answer in time the payment is unknown.");
        payments.MapPost("/{id:guid}/release", ReleasePayment.Handle).RequireAuthorization(Authorization.Approve)
            .WithSummary("Releases an order that was not received to be sent again under the same id; two people must.");
        payments.MapPost("/{id:guid}/inquire", InquirePayment.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Asks the treasury at once what became of a payment.");
    }
}
