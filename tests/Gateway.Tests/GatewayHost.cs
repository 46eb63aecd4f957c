using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests;

/// <summary>The gateway on a real port, before a stub that plays all services.</summary>
public sealed class GatewayHost : IAsyncLifetime
{
    public const string Issuer = "http://platform.test/";
    private readonly List<IAsyncDisposable> _owned = [];

    public StubServices Stub { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Stub = await StubServices.StartAsync();
        _owned.Add(Stub);
        Address = Start();
    }

    public Uri Start(params (string Key, string Value)[] settings)
    {
        var factory = new WebApplicationFactory<GatewayOptions>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseUrls("http://127.0.0.1:0");
            host.UseSetting("Identity:Issuer", Issuer);
            host.UseSetting("Identity:MetadataAddress", new Uri(Stub.Address, ".well-known/openid-configuration").AbsoluteUri);
            host.UseSetting("Platform:DemoMode", "true");
            foreach (var service in Routing.RouteTable.AllServices)
            {
                host.UseSetting($"services:{service}:http:0", Stub.Address.AbsoluteUri);
            }

            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }
        });
        factory.UseKestrel();
        factory.StartServer();
        _owned.Add(factory);
        return new Uri(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path, string? token = null, Action<HttpRequestMessage>? change = null, Uri? gateway = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway ?? Address, path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends the target exactly as written, which HttpClient would tidy up, and returns the whole answer.</summary>
    public async Task<string> SendRawAsync(string target, string token, string moreHeaders = "")
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: {Address.Authority}\r\nAuthorization: Bearer {token}\r\n{moreHeaders}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
        {
            await owned.DisposeAsync();
        }
    }
}
