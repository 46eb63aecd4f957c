using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Demo.Client;

/// <summary>A running platform, however it runs: gives a person or a system an API client with a token of its own.</summary>
public interface IPlatform
{
    Task<PlatformApi> AsAsync(DemoPerson person, CancellationToken cancel);

    Task<PlatformApi> AsAsync(DemoSystem system, CancellationToken cancel);

    /// <summary>The public, without a log-in.</summary>
    PlatformApi AsAnybody();
}

/// <summary>The platform behind its gateway: people log in by code with PKCE, systems prove their key. Each logs in once.</summary>
public sealed class GatewayPlatform(Uri gateway, ActivityTraceId? trace = null) : IPlatform, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PlatformApi>>> _known = new();
    private readonly SocketsHttpHandler _connections = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    public int People => _known.Count;

    public Task<PlatformApi> AsAsync(DemoPerson person, CancellationToken cancel) => Once(person.UserName, () => PkceLogin.LogInAsync(gateway, person, cancel));

    public Task<PlatformApi> AsAsync(DemoSystem system, CancellationToken cancel) => Once(system.ClientId, () => SystemLogin.LogInAsync(gateway, system, cancel));

    public PlatformApi AsAnybody() => Client(token: null);

    public void Dispose() => _connections.Dispose();

    private Task<PlatformApi> Once(string who, Func<Task<TokenReply>> logIn) =>
        _known.GetOrAdd(who, _ => new(async () => Client((await logIn()).AccessToken))).Value;

    private PlatformApi Client(string? token)
    {
        var http = new HttpClient(new PatientHandler(_connections), disposeHandler: false) { BaseAddress = new(gateway, "api/") };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return new(http, trace);
    }
}
