using Gateway.Limits;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Gateway.Routing;

/// <summary>Turns the route table into YARP's configuration.</summary>
internal static class ProxyConfiguration
{
    public static IReadOnlyList<RouteConfig> Routes(GatewayOptions options) =>
        [.. RouteTable.Lines.Select(line => ToRoute(line, options))];

    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) => [.. RouteTable.AllServices.Select(service => new ClusterConfig
    {
        ClusterId = service,
        LoadBalancingPolicy = "PowerOfTwoChoices",
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(options.SilenceSeconds) },
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 256, EnableMultipleHttp2Connections = true },
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = $"http://{service}" } },
    })];

    private static RouteConfig ToRoute(Route line, GatewayOptions options) => new()
    {
        RouteId = line.Path,
        ClusterId = line.Service,
        Match = new RouteMatch
        {
            Path = line.Path,
            Methods = line.Path.StartsWith("/api/", StringComparison.Ordinal) ? RouteTable.Methods : ["GET", "HEAD", "POST"],
        },
        AuthorizationPolicy = line.Access is Access.Anonymous ? "anonymous" : "default",
        RateLimiterPolicy = line.Size switch
        {
            Size.Login => ClientLimits.LoginPolicy,
            Size.PublicForm => ClientLimits.PublicFormPolicy,
            Size.PublicFile => ClientLimits.PublicFilePolicy,
            _ => null,
        },
        MaxRequestBodySize = line.Size switch
        {
            Size.Upload => options.MaxUploadBytes,
            Size.PublicForm => options.MaxPublicFormBytes,
            _ => options.MaxBodyBytes,
        },
        Timeout = TimeSpan.FromSeconds(options.RequestSeconds),
        Transforms = [.. Transforms(line)],
    };

    private static IEnumerable<IReadOnlyDictionary<string, string>> Transforms(Route line)
    {
        // Set, not append: what a caller says about itself in these headers is worth nothing.
        yield return new Dictionary<string, string> { ["X-Forwarded"] = "Set", ["Prefix"] = "Off" };
        yield return new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "false" };
        if (line.Remove is { } prefix)
        {
            yield return new Dictionary<string, string> { ["PathRemovePrefix"] = prefix };
        }

        if (line.Service != RouteTable.Identity)
        {
            // The log-in session is between browser and identity; services see tokens only.
            yield return new Dictionary<string, string> { ["RequestHeaderRemove"] = "Cookie" };
            yield return new Dictionary<string, string> { ["ResponseHeaderRemove"] = "Set-Cookie", ["When"] = "Always" };
        }
    }
}
