using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Funding.Treasury;

/// <summary>How the treasury is spoken to.</summary>
internal enum TreasuryAdapter
{
    /// <summary>Question and answer over HTTP.</summary>
    Http,

    /// <summary>ISO 20022 messages in a folder: orders out, reports and statements in.</summary>
    Files,
}

/// <summary>Where the treasury is, and how patient we are with it.</summary>
internal sealed class TreasuryOptions : IValidatableObject
{
    public const string Section = "Treasury";

    public TreasuryAdapter Adapter { get; set; }

    [Required]
    public Uri Url { get; set; } = new("http://treasury");

    /// <summary>After so long without an answer a payment is unknown.</summary>
    [Range(0.1, 60)]
    public double AnswerWithinSeconds { get; set; } = 3;

    /// <summary>Business time after which an unresolved payment is asked about; then ever more rarely, at least once an hour.</summary>
    [Range(0.1, 3_600)]
    public double AskAgainAfterSeconds { get; set; } = 2;

    /// <summary>Conversations at once over HTTP; the next wait their turn.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 8;

    /// <summary>When half of so many conversations of half a minute failed, nothing is asked or ordered for a while.</summary>
    [Range(2, int.MaxValue)]
    public int BreakAfter { get; set; } = 10;

    [Range(0.5, 600)]
    public double BreakSeconds { get; set; } = 10;

    [ValidateObjectMembers]
    public FileOptions Files { get; set; } = new();

    public TimeSpan AnswerWithin => TimeSpan.FromSeconds(AnswerWithinSeconds);

    public TimeSpan AskAgainAfter => TimeSpan.FromSeconds(AskAgainAfterSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Adapter is TreasuryAdapter.Files && !Files.IsComplete)
        {
            yield return new(
                "Treasury__Adapter is Files: give Treasury__Files__Folder, …__DebtorName, …__DebtorAccount and …__DebtorBankCode.", [nameof(Files)]);
        }
    }

    /// <summary>The folder that the treasury's transport shares with us, and who pays.</summary>
    internal sealed class FileOptions
    {
        /// <summary>With <c>out</c>, where the transport takes orders from, and <c>in</c>, where it puts what the treasury says.</summary>
        public string Folder { get; set; } = "";

        [MaxLength(140)]
        public string DebtorName { get; set; } = "";

        [MaxLength(34)]
        public string DebtorAccount { get; set; } = "";

        [MaxLength(35)]
        public string DebtorBankCode { get; set; } = "";

        [Range(0.1, 3_600)]
        public double LookEverySeconds { get; set; } = 5;

        /// <summary>A larger file is refused unread.</summary>
        [Range(1_024, 1_073_741_824)]
        public long MaxBytes { get; set; } = 64 * 1024 * 1024;

        /// <summary>With the schemas of the three messages, as ISO 20022 publishes them: what comes in must be valid by them too. Empty: nothing is compared with a schema.</summary>
        public string Schemas { get; set; } = "";

        internal bool IsComplete => new[] { Folder, DebtorName, DebtorAccount, DebtorBankCode }.All(value => value.Length > 0);
    }
}
