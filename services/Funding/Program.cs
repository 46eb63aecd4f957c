using Calendar;
using Contracts;
using Contracts.Registry;
using Funding;
using Funding.Accounts;
using Funding.Awards;
using Funding.Budgets;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Funding.Reconciliations;
using Funding.Recoveries;
using Funding.Treasury;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<FundingDb>(Services.Funding, on => on
        .On<BaseRegistered, OpenFundAccount>()
        .On<BaseChanged, FollowBase>()
        .On<BaseGraded, FollowGrade>()
        .On<RectificationOrdered, HoldAwards>()
        .On<RectificationClosed, ReleaseAwards>()
        .On<TitleRevoked, TerminateAwards>()
        .On<TitleGivenUp, TerminateAwards>()
        .On<TitleExpired, FollowTitle>()
        .On<TitleAnnulled, FollowTitle>());
    builder.Services.AddValidation();
    builder.Services.AddFundingAuthorization();
    builder.Services.AddOptions<FundingOptions>().BindConfiguration(FundingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    builder.Services.AddTreasury();
    builder.Services.AddSendLimit();
    builder.Services.AddScoped<GeneralLedger>().AddScoped<TreasuryAnswers>().AddScoped<StatementMatch>().AddScoped<DemandRecovery>();
    builder.Services.AddScoped<InquirySchedule>().AddScoped<IDueHandler, InquireWhenDue>();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.UseRateLimiter();
    app.MapFundAccounts();
    app.MapBudgets();
    app.MapAwards();
    app.MapPayments();
    app.MapReconciliations();
    app.MapRecoveries();
    app.MapLedger();
    return app;
});
