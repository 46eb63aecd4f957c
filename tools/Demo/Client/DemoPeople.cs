using System.Text.Json;

namespace Demo.Client;

/// <summary>The demo people as <c>services/Identity/Demo/people.json</c> lists them.</summary>
public sealed record DemoPerson(
    Guid Id, string UserName, string Name, string[] Roles, string? Organisation, string? OrganisationName, string? Area, string Password)
{
    public static IReadOnlyList<DemoPerson> All { get; } = DemoFiles.Read<DemoPerson[]>("people.json");

    public static DemoPerson Named(string userName) => All.Single(person => person.UserName == userName);

    public static IReadOnlyList<DemoPerson> InRole(string role) => All.Where(person => person.Roles.Contains(role)).ToList();
}

/// <summary>The demo systems as <c>services/Identity/Demo/clients.json</c> lists them, with their published private keys.</summary>
public sealed record DemoSystem(string ClientId, string Name, string[] Scopes, string Key, string? Department = null)
{
    public static IReadOnlyList<DemoSystem> All { get; } = DemoFiles.Read<DemoSystem[]>("clients.json");

    public static DemoSystem Named(string clientId) => All.Single(system => system.ClientId == clientId);

    public SigningKey PrivateKey() => SigningKey.FromJwk(DemoFiles.Read<JsonElement>(Key));
}

internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DemoData", file)), Web)!;
}
