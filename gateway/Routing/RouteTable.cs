using Contracts;

namespace Gateway.Routing;

/// <summary>Who may use a route: everybody, or whoever brings a valid token. Services decide the rest.</summary>
internal enum Access
{
    Anonymous,
    Token,
}

/// <summary>How large and how often requests on a route may be.</summary>
internal enum Size
{
    Normal,
    Upload,
    Login,

    /// <summary>What somebody without a log-in may write.</summary>
    PublicForm,

    /// <summary>A whole file for somebody without a log-in: made anew for each who asks.</summary>
    PublicFile,
}

/// <summary>One line of the route table. <paramref name="Remove"/> is the prefix that the service does not see.</summary>
internal sealed record Route(string Path, string Service, Access Access, Size Size = Size.Normal, string? Remove = null);

/// <summary>
/// Everything that can be reached from outside. What is not listed does not exist; what is <see cref="Withheld"/> does not
/// exist either although a listed pattern would match it.
/// </summary>
internal static class RouteTable
{
    public const string Identity = "identity";

    public static readonly string[] ApiServices = [Services.Applications, Services.Evaluation, Services.Registry, Services.Funding];

    public static readonly string[] AllServices = [Identity, .. ApiServices];

    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Paths of services that are for hosts and operators inside, not for callers.</summary>
    public static readonly string[] Withheld = ["health", "alive", "openapi", "metrics", "scalar"];

    /// <summary>Public reads: pages of other sites may show them in their visitors' browsers.</summary>
    public static bool IsOpenData(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && ApiServices.Any(service => request.Path.StartsWithSegments($"/api/{service}/public"));

    public static readonly Route[] Lines =
    [
        new("/.well-known/openid-configuration", Identity, Access.Anonymous),
        new("/.well-known/jwks", Identity, Access.Anonymous),
        new("/connect/authorize", Identity, Access.Anonymous, Size.Login),
        new("/connect/token", Identity, Access.Anonymous, Size.Login),
        new("/connect/userinfo", Identity, Access.Anonymous), // OpenIddict checks the token itself
        new("/connect/logout", Identity, Access.Anonymous, Size.Login),
        new("/login", Identity, Access.Anonymous, Size.Login),

        // The one thing that the public writes: an objection to what a notice shows.
        new($"/api/{Services.Applications}/public/objections", Services.Applications, Access.Anonymous, Size.PublicForm, $"/api/{Services.Applications}"),

        new($"/api/{Services.Registry}/public/bases/download", Services.Registry, Access.Anonymous, Size.PublicFile, $"/api/{Services.Registry}"),

        // Public reads: notices, registry, cases, statistics that the policy publishes.
        .. ApiServices.Select(service => new Route($"/api/{service}/public/{{**rest}}", service, Access.Anonymous, Remove: $"/api/{service}")),
        .. ApiServices.Select(service => new Route($"/api/{service}/uploads/{{**rest}}", service, Access.Token, Size.Upload, Remove: $"/api/{service}")),
        .. ApiServices.Select(service => new Route($"/api/{service}/{{**rest}}", service, Access.Token, Remove: $"/api/{service}")),
    ];
}
