using Identity;
using Identity.Data;
using Identity.Demo;
using Identity.Issuer;
using Identity.People;
using Identity.Tokens;
using ServiceDefaults;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var settings = builder.ReadSettings();
    builder.AddServiceDefaults("identity");
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    });
    builder.AddDatabase(settings);
    builder.AddTokenServer(settings);
    builder.AddLogin(settings);
    builder.Services.AddAuthorization();
    builder.Services.AddScoped<DemoData>();
    builder.Services.AddSingleton<Readiness>();
    builder.Services.AddHealthChecks().AddCheck<Readiness>("identitydb", tags: ["ready"]);
    builder.Services.AddHostedService<Startup>();

    var app = builder.Build();
    if (args is [Migrate.Command])
    {
        return await Migrate.RunAsync(app);
    }

    app.UseForwardedHeaders();
    app.UseFixedIssuer();
    app.Use(next => context => app.Services.GetRequiredService<Readiness>().Guard(context, next));
    app.UseRouting();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapServiceDefaults();
    app.MapTokenServer();
    app.MapLogin();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (SettingException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
