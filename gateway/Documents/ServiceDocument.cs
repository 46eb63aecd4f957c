using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Errors;
using Gateway.Routing;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;

namespace Gateway.Documents;

/// <summary>A service's OpenAPI document as callers need it: with the public address in place of the service's own.</summary>
internal static class ServiceDocument
{
    public const string ClientName = "service-documents";
    private const int MaxBytes = 8 * 1024 * 1024;

    public static async Task Handle(
        HttpContext context, string service, IHttpClientFactory clients, IOptions<TokenSettings> settings, CancellationToken cancel)
    {
        if (!RouteTable.ApiServices.Contains(service))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            using var client = clients.CreateClient(ClientName);
            client.MaxResponseContentBufferSize = MaxBytes;
            var text = await client.GetStringAsync(new Uri($"https+http://{service}/openapi/v1.json"), cancel);
            var document = JsonNode.Parse(text)!.AsObject();
            document["servers"] = new JsonArray(new JsonObject { ["url"] = new Uri(settings.Value.Issuer!, $"api/{service}").AbsoluteUri });
            await context.Response.WriteAsJsonAsync(document, cancel);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, Problem.UpstreamUnavailable, "The service's document cannot be had right now.");
        }
    }
}
