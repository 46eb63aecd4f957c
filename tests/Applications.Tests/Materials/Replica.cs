using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Testing;
using Testing.Infrastructure;
using Testing.Services;

namespace Applications.Tests.Materials;

/// <summary>A second replica of a service under test, in a process of its own that may be killed or kept short of memory.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly Process _process;
    private readonly WebApplication _metadata;
    private readonly ApplicationsHost _host;
    private readonly string _url;

    private Replica(ApplicationsHost host, WebApplication metadata, Process process, string url) =>
        (_host, _metadata, _process, _url) = (host, metadata, process, url);

    public static async Task<Replica> StartAsync(ApplicationsHost host, params (string Name, string Value)[] more)
    {
        var metadata = await host.Authority.ServeAsync();
        var url = $"http://127.0.0.1:{Ports.Lease()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Applications.dll")]);
        foreach (var (name, value) in host.SettingsOfAReplica().Select(setting => (setting.Key, setting.Value)).Concat(more))
        {
            start.Environment[name] = value;
        }

        start.Environment["Identity__MetadataAddress"] = $"{metadata.Urls.First()}/.well-known/openid-configuration";
        start.Environment["ASPNETCORE_URLS"] = url;
        var replica = new Replica(host, metadata, Process.Start(start)!, url);
        try
        {
            using var client = new HttpClient();
            await Eventually.TrueAsync(() => replica.AnswersAsync(client), "the replica listens", limit: TimeSpan.FromMinutes(3));
            return replica;
        }
        catch
        {
            await replica.DisposeAsync();
            throw;
        }
    }

    public HttpClient CreateClient(Principal principal)
    {
        var client = new HttpClient { BaseAddress = new(_url), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _host.Authority.TokenFor(principal, _host.Service));
        return client;
    }

    /// <summary>Its exit code, once it has died.</summary>
    public async Task<int> DeathAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await _metadata.DisposeAsync();
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var alive = await client.GetAsync(new Uri($"{_url}/alive"), TestContext.Current.CancellationToken);
            return alive.StatusCode == HttpStatusCode.OK || _process.HasExited;
        }
        catch (HttpRequestException)
        {
            return _process.HasExited;
        }
    }
}
