using System.Collections.Concurrent;
using System.Text.Json;
using Demo.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Tests;

/// <summary>One loopback server that plays every service and the authority, and remembers what reached it.</summary>
public sealed class StubServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubServices(WebApplication app) => _app = app;

    public List<SigningKey> Keys { get; } = [SigningKey.Create("key-1")];

    public ConcurrentQueue<(string Path, Dictionary<string, string> Headers)> Seen { get; } = [];

    public Uri Address => new(_app.Urls.Single());

    public static async Task<StubServices> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var stub = new StubServices(app);
        app.MapGet("/.well-known/openid-configuration", () => new { issuer = GatewayHost.Issuer, jwks_uri = GatewayHost.Issuer + ".well-known/jwks" });
        app.MapGet("/.well-known/jwks", stub.PublicKeys);
        app.MapGet("/slow", async (CancellationToken cancel) => await Task.Delay(TimeSpan.FromSeconds(30), cancel));
        app.MapGet("/empty-404", () => Results.StatusCode(404));
        app.MapGet("/openapi/v1.json", (HttpRequest request) => new { openapi = "3.1.1", servers = new[] { new { url = $"http://{request.Host}" } } });
        app.MapGet("/health", () => Results.Ok());
        app.MapFallback("{**path}", stub.EchoAsync);
        await app.StartAsync();
        return stub;
    }

    public string Token(Action<Dictionary<string, object?>>? change = null, string type = "at+jwt", SigningKey? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = GatewayHost.Issuer, ["aud"] = "registry", ["sub"] = "someone", ["client_id"] = "platform-console",
            ["role"] = new[] { "drc-officer" }, ["iat"] = now, ["exp"] = now + 600,
        };
        change?.Invoke(claims);
        return (key ?? Keys[0]).Sign(claims, type);
    }

    private IResult PublicKeys() => Results.Json(new
    {
        keys = Keys.Select(key =>
        {
            var point = key.Key.ExportParameters(false).Q;
            return new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = key.Id, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        }),
    });

    private async Task EchoAsync(HttpContext context)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Seen.Enqueue((context.Request.Path.Value!, headers));
        var length = 0L;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
        {
            length += read;
        }

        context.Response.Headers.Server = "secret-server/1.0";
        context.Response.Headers["X-Powered-By"] = "secrets";
        context.Response.Headers.SetCookie = "tracking=1";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { path = context.Request.Path.Value, headers, length }));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
