using Calendar;
using Evidence;
using Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Audit;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Health;
using ServiceDefaults.Http;
using ServiceDefaults.Operations;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults;

/// <summary>The one call that makes a process a member of the platform.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>For a process that keeps no business state: the gateway, the identity server, a simulator.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string name)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<PlatformOptions>().BindConfiguration(PlatformOptions.Section);
        builder.AddTelemetry(name);
        builder.Services.AddHealthChecks();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        builder.Services.AddProblems();
        return builder;
    }

    /// <summary>
    /// For a business service: its database, its messages in and out, its audit log, its clocks, and who may call it.
    /// </summary>
    /// <param name="name">One of <see cref="Contracts.Services"/>; its database is <c>{name}db</c>, its audience <c>{name}</c>.</param>
    public static WebApplicationBuilder AddServiceDefaults<TDb>(
        this WebApplicationBuilder builder, string name, Action<Subscriptions>? subscribe = null, EventCatalog? catalog = null)
        where TDb : ServiceDb
    {
        builder.AddServiceDefaults(name);
        builder.AddDatabase<TDb>($"{name}db");
        builder.AddMessaging<TDb>(name, on =>
        {
            on.OnCalendar<TDb>();
            subscribe?.Invoke(on);
        }, catalog);
        builder.AddEvidence<TDb>(name);
        builder.AddCalendar<TDb>();
        builder.AddTokenValidation(name);
        builder.AddCallers();
        builder.AddAuditContext();
        builder.Services.AddStrictJson();
        builder.Services.AddApiDocument(name);
        return builder;
    }

    /// <summary>Error answers, health, and for a business service its operators' endpoints and API document.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseProblems();
        app.MapHealth();
        if (app.Services.GetService<ServiceName>() is not null)
        {
            app.UseMiddleware<BodyBuffering>();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapOpenApi().AllowAnonymous();
            app.MapDeadLetters();
            app.MapClock();
        }

        return app;
    }
}
