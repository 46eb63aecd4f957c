using System.Collections.Immutable;
using Contracts;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>A scope is <c>{service}:read</c>, <c>{service}:write</c> or <c>applications:check</c>, for departments that are asked about applicants, or <c>funding:settle</c>, for the treasury's system; asking for one gives that service as an audience.</summary>
internal static class ServiceScopes
{
    private static readonly string[] Audiences = [Services.Applications, Services.Evaluation, Services.Registry, Services.Funding];

    public static string[] All { get; } =
        [.. Audiences.SelectMany(service => new[] { $"{service}:read", $"{service}:write" }), $"{Services.Applications}:check", $"{Services.Funding}:settle"];

    public static string[] AllWithPerson { get; } =
        [Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess, .. All];

    public static ImmutableArray<string> AudiencesOf(IEnumerable<string> scopes) =>
        [.. scopes.Intersect(All).Select(scope => scope[..scope.IndexOf(':')]).Distinct()];
}
