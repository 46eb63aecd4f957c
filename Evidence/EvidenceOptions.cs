using System.ComponentModel.DataAnnotations;

namespace Evidence;

/// <summary>Section <c>Evidence</c>: where heads and the signing key live, outside the database they vouch for.</summary>
public sealed class EvidenceOptions : IValidatableObject
{
    public const string Section = "Evidence";
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Holds <c>{service}.pem</c> (private key), <c>{service}.keys.json</c> (JWKS) and <c>{service}.heads.jsonl</c>.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How long a committed row may wait for its seal.</summary>
    public TimeSpan SealInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Set by <c>AddEvidence</c>, not by configuration.</summary>
    public string Service { get; internal set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SealInterval < Shortest || SealInterval > Longest)
        {
            yield return new($"{nameof(SealInterval)} must be between {Shortest} and {Longest}.", [nameof(SealInterval)]);
        }
    }
}
