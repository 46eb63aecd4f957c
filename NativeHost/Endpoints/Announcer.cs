using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Endpoints;

/// <summary>Once all is healthy: writes endpoints.json, keeps its process ids true, says how long it took, and ends the host when
/// that was all that was asked for.</summary>
internal sealed class Announcer(
    Board board, EndpointsFile endpoints, UpOptions options, Wiring wiring, Outcome outcome, IHostApplicationLifetime lifetime) : BackgroundService
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
        if (!TryWrite())
        {
            lifetime.StopApplication();
            return;
        }

        board.Changed += Rewrite;
        board.Announce(string.Create(CultureInfo.InvariantCulture,
            $"Healthy after {SecondsSinceStart():0.0} s: {wiring.GatewayUrl} (API: {wiring.GatewayUrl}/docs)"));
        if (options.ExitWhenHealthy)
        {
            lifetime.StopApplication();
        }
    }

    private bool TryWrite()
    {
        try
        {
            endpoints.Write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            outcome.Fail($"endpoints.json could not be written: {exception.Message}");
            return false;
        }
    }

    private void Rewrite(ResourceStatus status)
    {
        if (status.State is ResourceState.Healthy)
        {
            TryWrite();
        }
    }

    private static double SecondsSinceStart()
    {
        using var host = Process.GetCurrentProcess();
        return (TimeProvider.System.GetLocalNow() - host.StartTime).TotalSeconds;
    }
}
