using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Authentication;

/// <summary>
/// Which authority signs tokens and how it names things. Any OIDC authority fits by these settings alone (section
/// <c>Identity</c>); the defaults are those of the embedded one.
/// </summary>
public sealed class TokenSettings
{
    public const string Section = "Identity";

    [Required(ErrorMessage = "Identity__Issuer is missing: set it to the public URL that issues tokens.")]
    public Uri? Issuer { get; set; }

    [Required(ErrorMessage = "Identity__MetadataAddress is missing: set it to the internal URL of the authority's openid-configuration.")]
    public Uri? MetadataAddress { get; set; }

    /// <summary>True where metadata travels over plain HTTP inside a trusted network. Demo mode needs no such word.</summary>
    public bool InternalMetadata { get; set; }

    /// <summary>Values of the <c>typ</c> header that make a JWT an access token; an id token must never pass for one.</summary>
    public string[] TokenTypes { get; set; } = ["at+jwt", "application/at+jwt"];

    public ClaimNames Claims { get; set; } = new();

    /// <summary>The sentence to stop with where plain HTTP is not allowed, or null.</summary>
    public string? PlainHttp(bool demo) => (demo, Issuer?.Scheme, MetadataAddress?.Scheme) switch
    {
        (true, _, _) => null,
        (_, not "https", _) => "Identity__Issuer is plain HTTP, which demo mode alone allows: use https.",
        (_, _, "http") when !InternalMetadata =>
            "Identity__MetadataAddress is plain HTTP: use https, or set Identity__InternalMetadata=true where that network is trusted.",
        _ => null,
    };
}

/// <summary>What the authority calls the claims that the platform decides by.</summary>
public sealed class ClaimNames
{
    public string Name { get; set; } = PlatformClaims.Name;

    public string Role { get; set; } = PlatformClaims.Role;

    public string Organisation { get; set; } = PlatformClaims.Organisation;

    public string Area { get; set; } = PlatformClaims.Area;

    public string Department { get; set; } = PlatformClaims.Department;

    public string ClientId { get; set; } = PlatformClaims.ClientId;

    internal IEnumerable<(string Theirs, string Ours)> Renamed() => new[]
    {
        (Name, PlatformClaims.Name), (Role, PlatformClaims.Role), (Organisation, PlatformClaims.Organisation),
        (Area, PlatformClaims.Area), (Department, PlatformClaims.Department), (ClientId, PlatformClaims.ClientId),
    }.Where(pair => pair.Item1 != pair.Item2);
}

/// <summary>The claims of a validated token, whatever its authority calls them.</summary>
public static class PlatformClaims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Organisation = "organisation";
    public const string Area = "area";
    public const string Department = "department";
    public const string ClientId = "client_id";
    public const string Scope = "scope";
}
