using System.Runtime.InteropServices;

namespace NativeHost.Processes;

internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>Sends a signal to a process, or to a whole process group: the session that each of our children leads.</summary>
internal static partial class Signals
{
    public static void SendTo(int process, Signal signal) => _ = Kill(process, (int)signal);

    public static void SendToGroup(int leader, Signal signal) => _ = Kill(-leader, (int)signal);

    /// <summary>The name that kill(1) knows the signal by.</summary>
    public static string ShellName(this Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Kill => "KILL",
        Signal.Terminate => "TERM",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "Not a signal that stops a process."),
    };

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
