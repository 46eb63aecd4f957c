using ServiceDefaults.Http;

namespace Funding.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var ledger = app.MapApi("/ledger", "Ledger").RequireAuthorization(Authorization.ReadAccounts);
        ledger.MapGet("/accounts", ReadLedger.Accounts).WithSummary("Accounts with turnovers and balances, oldest first.");
        ledger.MapGet("/journals", ReadLedger.Journals).WithSummary("Every movement of money with its postings, oldest first.");
        ledger.MapGet("/trial-balance", TrialBalance.Read).WithSummary("What each budget's money has become; the whole sums to zero.");
    }
}
