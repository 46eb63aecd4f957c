using System.ComponentModel.DataAnnotations;

namespace Evidence;

/// <summary>Section <c>Evidence</c>: where heads and the signing key live, outside the database they vouch for.</summary>
public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>Holds <c>{service}.pem</c> (private key), <c>{service}.keys.json</c> (JWKS) and <c>{service}.heads.jsonl</c>.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How long a committed row may wait for its seal.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SealInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Set by <c>AddEvidence</c>, not by configuration.</summary>
    public string Service { get; internal set; } = "";
}
