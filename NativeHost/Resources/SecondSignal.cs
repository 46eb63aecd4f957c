using System.Runtime.InteropServices;

namespace NativeHost.Resources;

/// <summary>Whoever presses Ctrl+C again while the platform stops is in a hurry: what still runs is killed.</summary>
internal static class SecondSignal
{
    public static IDisposable Watch(CancellationTokenSource hurry)
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hurry);
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hurry);
        return new Both(interrupt, terminate);

        void Hurry(PosixSignalContext context)
        {
            context.Cancel = true;
            hurry.Cancel();
        }
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
