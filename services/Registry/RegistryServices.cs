using Calendar;
using Registry.Bases;
using Registry.Rectifications;

namespace Registry;

/// <summary>What the slices share.</summary>
internal static class RegistryServices
{
    public static void AddRegistryServices(this IServiceCollection services) => services
        .AddScoped<BaseJournal>()
        .AddScoped<RectificationDesk>()
        .AddScoped<IDueHandler, RaiseOverdue>();
}
