namespace NativeHost.Settings;

/// <summary>What <c>up</c> was asked for on the command line.</summary>
internal sealed record UpOptions(bool Fresh, bool DemoMode, bool ExitWhenHealthy);
