using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Options;

namespace Messaging.Broker;

/// <summary>One binding as RabbitMQ's management API lists it.</summary>
internal sealed record Binding(string Source, string Destination, string DestinationType)
{
    public const string Exchange = "exchange";
    public const string Queue = "queue";
}

/// <summary>Reads the broker's topology through its management API.</summary>
internal sealed class ManagementApi(HttpClient http, BrokerAddress address, IOptions<MessagingOptions> options)
{
    public async Task<IReadOnlyCollection<Binding>> BindingsAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(options.Value.ManagementUrl!, $"api/bindings/{Uri.EscapeDataString(address.VirtualHost)}"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User}:{address.Password}")));
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var rows = await response.Content.ReadFromJsonAsync<List<BindingRow>>(cancellationToken);
        return rows!.Select(r => new Binding(r.source, r.destination, r.destination_type)).ToHashSet();
    }

#pragma warning disable IDE1006 // the names are the API's
    private sealed record BindingRow(string source, string destination, string destination_type);
#pragma warning restore IDE1006
}
