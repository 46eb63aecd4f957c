using Calendar;
using Funding.Accounts;
using Funding.Awards;
using Funding.Budgets;
using Funding.DuePayments;
using Funding.Execution;
using Funding.Ledger;
using Funding.Ledger.Periods;
using Funding.Payees;
using Funding.Payments;
using Funding.Programmes;
using Funding.Reconciliations;
using Funding.Recoveries;
using Funding.Reversals;
using Funding.Runs;
using Funding.Settlements;
using Funding.Treasury.Files;
using Funding.UseOfFunds;

namespace Funding;

/// <summary>What the service is made of, by folder.</summary>
internal static class Composition
{
    public static void AddFunding(this IServiceCollection services)
    {
        services.AddScoped<GeneralLedger>().AddScoped<TreasuryAnswers>();
        services.AddReconciliations();
        services.AddRecoveries();
        services.AddReversals();
        services.AddUseOfFunds();
        services.AddSingleton<SettlementQueue>().AddScoped<SettlementScribe>().AddScoped<SettlementDesk>().AddScoped<ReportDesk>();
        services.AddScoped<InquirySchedule>().AddScoped<IDueHandler, InquireWhenDue>();
        services.AddScoped<IDueHandler, EndCoolingOff>().AddScoped<IDueHandler, GiveWhenDue>();
        services.AddBudgets().AddAwards();
    }

    public static void MapFunding(this IEndpointRouteBuilder app)
    {
        app.MapFundAccounts();
        app.MapBudgets();
        app.MapProgrammes();
        app.MapAwards();
        app.MapPayments();
        app.MapPayeeChanges();
        app.MapPaymentRuns();
        app.MapTreasuryFiles();
        app.MapReconciliations();
        app.MapRecoveries();
        app.MapTreasuryReports();
        app.MapUseOfFunds();
        app.MapLedger();
        app.MapLedgerPeriods();
        app.MapReversals();
        app.MapExecution();
        app.MapDuePayments();
    }
}
