using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Evidence;

/// <summary>One call gives a service its audit log: interceptor, sealer, key and outside heads.</summary>
public static class EvidenceHosting
{
    /// <summary>
    /// The caller adds <see cref="AuditInterceptor"/> to the options of <typeparamref name="TDb"/> and may register its own
    /// <see cref="IActor"/>, <see cref="IPendingEvents"/>, <see cref="IBusinessTime"/> and <see cref="IHeadStore"/>.
    /// </summary>
    public static IHostApplicationBuilder AddEvidence<TDb>(this IHostApplicationBuilder builder, string serviceName)
        where TDb : DbContext
    {
        var services = builder.Services;
        services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section)
            .Configure(options => options.Service = serviceName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EvidenceOptions>, SigningKeyRequired>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<IActor, SystemActor>();
        services.TryAddScoped<IPendingEvents, NoPendingEvents>();
        services.TryAddScoped<IBusinessTime, MachineBusinessTime>();
        services.TryAddScoped<AuditStamp>();
        services.TryAddScoped<BulkAudit>();
        services.TryAddScoped<AuditInterceptor>();

        services.TryAddSingleton(provider =>
            KeyFile.Open(provider.GetRequiredService<IOptions<EvidenceOptions>>().Value, IsDemo(provider.GetRequiredService<IConfiguration>())));
        services.TryAddSingleton<IHeadStore>(provider =>
            new FileHeadStore(Path.Combine(provider.GetRequiredService<IOptions<EvidenceOptions>>().Value.Folder, $"{serviceName}.heads.jsonl")));
        services.TryAddSingleton<AuditSealer>();
        services.TryAddSingleton<SealState>();
        services.AddHostedService<SealWorker<TDb>>();
        services.AddHealthChecks().AddCheck<SealState>("audit", tags: ["ready"]);
        return builder;
    }

    private static bool IsDemo(IConfiguration configuration) => configuration.GetValue<bool>("Platform:DemoMode");

    /// <summary>Stops a start without a usable key by one sentence that says how to make one.</summary>
    private sealed class SigningKeyRequired(IConfiguration configuration) : IValidateOptions<EvidenceOptions>
    {
        public ValidateOptionsResult Validate(string? name, EvidenceOptions options)
        {
            var fault = string.IsNullOrWhiteSpace(options.Folder)
                ? "Evidence:Folder is missing: name the folder that keeps the signing key and the signed heads."
                : KeyFile.Fault(options, IsDemo(configuration));
            return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fault);
        }
    }
}
