using System.Net;
using System.Net.Sockets;
using NativeHost.Infrastructure;
using NativeHost.Settings;

namespace NativeHost.Tests;

public sealed class PortTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_hosts_are_never_given_the_same_port()
    {
        using var one = new LoopbackPorts();
        using var other = new LoopbackPorts();
        var port = one.Lease();

        Assert.False(other.TryLease(port));
        one.Dispose();
        Assert.True(other.TryLease(port));
    }

    [Fact]
    public void A_port_that_somebody_listens_on_is_not_given_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var ports = new LoopbackPorts();

        Assert.False(ports.TryLease(((IPEndPoint)listener.LocalEndpoint).Port));
    }

    [Fact]
    public void The_gateway_keeps_its_port_while_it_is_free_and_moves_when_it_is_not()
    {
        var file = _folder.At("gateway.port");
        using var first = new LoopbackPorts();
        File.WriteAllText(file, $"{first.Lease()}");
        first.Dispose();
        var kept = int.Parse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture);

        using var second = new LoopbackPorts();
        using var third = new LoopbackPorts();

        Assert.Equal(kept, GatewayPort.Choose(second, file));
        Assert.NotEqual(kept, GatewayPort.Choose(third, file));
    }
}
