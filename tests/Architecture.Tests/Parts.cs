using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests;

/// <summary>The compiled parts of the platform, by the role they play in the rules.</summary>
internal static class Parts
{
    /// <summary>Names from <see cref="Contracts.Services"/>: the services that exchange events.</summary>
    public static readonly IReadOnlyList<string> ServiceNames =
        [.. typeof(Contracts.Services).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order()];

    public static readonly IReadOnlyList<Assembly> BusinessServices = [.. ServiceNames.Select(name => Assembly.Load(FolderOf(name)))];

    public static readonly IReadOnlyList<Assembly> Services = [.. BusinessServices, Assembly.Load("Identity")];

    public static readonly IReadOnlyList<Assembly> Shared =
        [.. new[] { "Contracts", "Messaging", "Evidence", "Calendar", "ServiceDefaults", "Scoring" }.Select(Assembly.Load)];

    public static readonly IReadOnlyList<Assembly> Product = [.. Shared, .. Services, Assembly.Load("Gateway")];

    /// <summary>The folder, project and namespace of a service: <c>applications</c> lives in <c>Applications</c>.</summary>
    public static string FolderOf(string service) => char.ToUpperInvariant(service[0]) + service[1..];

    /// <summary>What people wrote: neither the compiler nor a source generator nor a migration.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) => assembly.GetTypes().Where(type =>
        (type.Namespace ?? "").Split('.')[0] == assembly.GetName().Name
        && !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal)
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    public static bool IsRecord(this Type type) => type.GetMethod("<Clone>$") is not null;
}
