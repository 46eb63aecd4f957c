using System.ComponentModel.DataAnnotations;

namespace Funding.Treasury;

/// <summary>Where the treasury is, and how patient we are with it.</summary>
internal sealed class TreasuryOptions
{
    public const string Section = "Treasury";

    [Required]
    public Uri Url { get; set; } = new("http://treasury");

    /// <summary>After so long without an answer a payment is unknown.</summary>
    [Range(0.1, 60)]
    public double AnswerWithinSeconds { get; set; } = 3;

    /// <summary>Business time after which an unresolved payment is asked about; then ever more rarely, at least once an hour.</summary>
    [Range(0.1, 3_600)]
    public double AskAgainAfterSeconds { get; set; } = 2;

    public TimeSpan AnswerWithin => TimeSpan.FromSeconds(AnswerWithinSeconds);

    public TimeSpan AskAgainAfter => TimeSpan.FromSeconds(AskAgainAfterSeconds);
}
