using Applications.Materials.Stores;
using Microsoft.Extensions.Options;

namespace Applications.Materials;

/// <summary>One call gives the service its materials: store, sweeper, health.</summary>
internal static class MaterialsHosting
{
    public static void AddMaterials(this IServiceCollection services)
    {
        services.AddOptions<MaterialsOptions>().BindConfiguration(MaterialsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IContentStore>(provider => provider.GetRequiredService<IOptions<MaterialsOptions>>().Value.Store is ContentStoreKind.S3
            ? ActivatorUtilities.CreateInstance<S3ContentStore>(provider)
            : ActivatorUtilities.CreateInstance<FileContentStore>(provider));
        services.AddScoped<MaterialShelf>();
        services.AddSingleton<ContentSweeper>().AddHostedService(provider => provider.GetRequiredService<ContentSweeper>());
        services.AddHealthChecks().AddCheck<StoreHealth>("materials", tags: ["ready"]);
    }
}
