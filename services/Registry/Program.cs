using Contracts;
using Contracts.Applications;
using Registry;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults;

return await PlatformService.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults<RegistryDb>(Services.Registry, on => on
        .On<BaseRecognised, RegisterBase>());
    builder.Services.AddValidation();
    builder.Services.AddRegistryAuthorization();

    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapBases();
    return app;
});
