using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Endpoints;

/// <summary>Once all is healthy: writes endpoints.json, keeps its process ids true, says how long it took, and ends the host when
/// that was all that was asked for.</summary>
internal sealed class Announcer(Board board, EndpointsFile endpoints, UpOptions options, Wiring wiring, IHostApplicationLifetime lifetime) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        board.Changed -= Rewrite;
        endpoints.Remove();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await board.AllReached.WaitAsync(stoppingToken);
        endpoints.Write();
        board.Changed += Rewrite;
        using var host = Process.GetCurrentProcess();
        var seconds = (TimeProvider.System.GetLocalNow() - host.StartTime).TotalSeconds;
        board.Announce(string.Create(CultureInfo.InvariantCulture, $"Healthy after {seconds:0.0} s: {wiring.GatewayUrl} (API: {wiring.GatewayUrl}/docs)"));
        if (options.ExitWhenHealthy)
        {
            lifetime.StopApplication();
        }
    }

    private void Rewrite(ResourceStatus status)
    {
        if (status.State is ResourceState.Healthy)
        {
            endpoints.Write();
        }
    }
}
