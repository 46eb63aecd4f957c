using System.ComponentModel.DataAnnotations;

namespace Gateway;

/// <summary>Limits of the one way in (section <c>Gateway</c>).</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Requests a client may make at once after a pause.</summary>
    [Range(1, 100_000)]
    public int BurstRequests { get; set; } = 400;

    /// <summary>Requests a second a client may keep up.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>The same for the requests of log-ins, about five each, counted by address: an address may stand for a whole office.</summary>
    [Range(1, 10_000)]
    public int LoginBurst { get; set; } = 500;

    [Range(1, 10_000)]
    public int LoginsPerSecond { get; set; } = 20;

    /// <summary>What somebody without a log-in may write, such as an objection: counted by address.</summary>
    [Range(1, 10_000)]
    public int PublicFormBurst { get; set; } = 20;

    [Range(1, 10_000)]
    public int PublicFormsPerMinute { get; set; } = 6;

    /// <summary>Whole files that somebody without a log-in may have made: counted by address.</summary>
    [Range(1, 10_000)]
    public int PublicFileBurst { get; set; } = 20;

    [Range(1, 10_000)]
    public int PublicFilesPerMinute { get; set; } = 12;

    [Range(1_024, 1024 * 1024)]
    public long MaxPublicFormBytes { get; set; } = 32 * 1024;

    [Range(1_024, 100L * 1024 * 1024)]
    public long MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    [Range(1_024, 1024L * 1024 * 1024)]
    public long MaxUploadBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>How long a service may stay silent.</summary>
    [Range(1, 600)]
    public int SilenceSeconds { get; set; } = 30;

    /// <summary>How long a request may take in all, uploads included.</summary>
    [Range(1, 3_600)]
    public int RequestSeconds { get; set; } = 300;
}
