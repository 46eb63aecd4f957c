namespace ServiceDefaults;

/// <summary>What holds for the whole installation.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Demo people, demo keys and a movable business clock exist in demo mode only.</summary>
    public bool DemoMode { get; set; }
}
