using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Clients;

/// <summary>Who may ask for tokens: the console for people, and systems with their registered keys. There are no client secrets.</summary>
internal static class ClientRegistry
{
    public const string Console = "platform-console";
    public const string DemoProperty = "demo";

    /// <summary>The city department whose system a client is; its tokens say so.</summary>
    public const string DepartmentProperty = "department";

    public static OpenIddictApplicationDescriptor ConsoleClient(IdentityOptions options)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = Console,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "双创示范基地平台 · Platform console",
            RedirectUris = { new Uri(options.Issuer!, "console/callback") },
            PostLogoutRedirectUris = { new Uri(options.Issuer!, "console/") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        client.RedirectUris.UnionWith(options.ConsoleRedirectUris);
        client.Permissions.UnionWith(Tokens.ServiceScopes.AllWithPerson.Select(scope => Permissions.Prefixes.Scope + scope));
        return client;
    }

    public static OpenIddictApplicationDescriptor SystemClient(
        string clientId, string name, IEnumerable<string> scopes, JsonWebKey publicKey, string? department = null)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientType = ClientTypes.Confidential,
            DisplayName = name,
            JsonWebKeySet = new JsonWebKeySet { Keys = { publicKey } },
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        client.Permissions.UnionWith(scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        if (department is not null)
        {
            client.Properties[DepartmentProperty] = JsonSerializer.SerializeToElement(department);
        }

        return client;
    }

    public static async Task UpsertAsync(
        this IOpenIddictApplicationManager clients, OpenIddictApplicationDescriptor client, CancellationToken cancel)
    {
        if (await clients.FindByClientIdAsync(client.ClientId!, cancel) is { } existing)
        {
            await clients.UpdateAsync(existing, client, cancel);
        }
        else
        {
            await clients.CreateAsync(client, cancel);
        }
    }

    /// <summary>None for a system that belongs to no department.</summary>
    public static async Task<string?> DepartmentOfAsync(this IOpenIddictApplicationManager clients, string clientId, CancellationToken cancel) =>
        await clients.FindByClientIdAsync(clientId, cancel) is { } client
        && (await clients.GetPropertiesAsync(client, cancel)).TryGetValue(DepartmentProperty, out var department)
            ? department.GetString()
            : null;
}
