using NativeHost.Infrastructure;

namespace Testing.Infrastructure;

/// <summary>Ports for the processes that a test starts: nobody else gets them between being chosen and being bound.</summary>
public static class Ports
{
    private static readonly LoopbackPorts Leases = new();

    public static int Lease() => Leases.Lease();
}
