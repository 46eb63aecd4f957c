using System.Net;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Gateway.Routing;

/// <summary>Finds the addresses of services where the platform's service discovery does: <c>services__{name}__http__0</c> and so on.</summary>
internal sealed class ServiceDestinations(ServiceEndpointResolver resolver) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        var changes = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var endpoints = await resolver.GetEndpointsAsync($"https+{destination.Address}", cancellationToken);
            changes.Add(endpoints.ChangeToken);
            foreach (var (endpoint, i) in endpoints.Endpoints.Select((endpoint, i) => (endpoint.EndPoint, i)))
            {
                resolved[$"{name}[{i}]"] = destination with { Address = Address(endpoint) };
            }
        }

        return new ResolvedDestinationCollection(resolved, new CompositeChangeToken(changes));
    }

    private static string Address(EndPoint endpoint) => endpoint switch
    {
        UriEndPoint uri => uri.Uri.AbsoluteUri,
        DnsEndPoint dns => $"http://{dns.Host}:{dns.Port}/",
        _ => $"http://{endpoint}/",
    };
}
