using Contracts;
using Contracts.Registry;
using Funding;
using Funding.Accounts;
using Funding.Data;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<FundingDb>(Services.Funding, on => on
        .On<BaseRegistered, OpenFundAccount>());
    builder.Services.AddValidation();
    builder.Services.AddFundingAuthorization();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapFundAccounts();
    return app;
});
