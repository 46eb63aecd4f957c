using ServiceDefaults.Http;

namespace Funding.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapApi("/ledger", "Ledger").RequireAuthorization(Authorization.ReadAccounts);
        ledger.MapGet("/accounts", ReadLedger.Accounts).WithSummary("Accounts with turnovers and balances, oldest first.");
        ledger.MapGet("/accounts/{id:guid}/statement", AccountStatement.Handle).WithSummary("What went through one account, with the balance after each line.");
        ledger.MapGet("/proof", LedgerProof.Read).WithSummary("The books of some days with the seal of each journal, for auditors to verify offline.");
        ledger.MapGet("/journals", ReadLedger.Journals).WithSummary("Every movement of money with its postings, oldest first.");
        ledger.MapGet("/trial-balance", TrialBalance.Read).WithSummary("What each budget's money has become; the whole sums to zero. Now, or as of any day and as it was known at any moment.");
    }
}
