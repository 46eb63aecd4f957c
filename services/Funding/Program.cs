using Contracts;
using Contracts.Registry;
using Funding;
using Funding.Accounts;
using Funding.Awards;
using Funding.Data;
using Funding.Payments;
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
    builder.AddTreasury();
    builder.Services.AddSendLimit();
    builder.Services.AddFunding();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.UseRateLimiter();
    app.MapFunding();
    return app;
});
