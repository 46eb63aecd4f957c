using ServiceDefaults.Authentication;

namespace Registry;

/// <summary>Who may do what in the registry. Reading the list of bases is open to every role.</summary>
internal static class Authorization
{
    public const string ReadBases = "read-bases";

    public static void AddRegistryAuthorization(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(ReadBases, policy => policy.SystemOrPerson("registry:read", [.. Role.All]));
}
