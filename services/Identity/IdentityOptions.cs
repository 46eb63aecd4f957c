using System.ComponentModel.DataAnnotations;

namespace Identity;

/// <summary>The settings of the embedded authority (section <c>Identity</c>); what is missing or wrong stops the process.</summary>
internal sealed class IdentityOptions : IValidatableObject
{
    public const string Section = "Identity";

    [Required(ErrorMessage = "Identity__Issuer is missing: set it to the public URL of the gateway, with a trailing slash.")]
    public Uri? Issuer { get; set; }

    public bool DemoMode { get; set; }

    [Range(1, 60)]
    public int PersonTokenMinutes { get; set; } = 10;

    [Range(1, 10)]
    public int ClientTokenMinutes { get; set; } = 5;

    [Range(1, 24)]
    public int SessionHours { get; set; } = 8;

    /// <summary>A key signs this long; then its successor, published <see cref="KeyLeadHours"/> ahead, takes over.</summary>
    [Range(2, 365)]
    public int SigningKeyDays { get; set; } = 90;

    [Range(1, 24)]
    public int KeyLeadHours { get; set; } = 24;

    [Range(3, 20)]
    public int FailedLoginsBeforeLock { get; set; } = 5;

    /// <summary>Log-in attempts a minute and address; an address may stand for a whole office.</summary>
    [Range(1, 10_000)]
    public int LoginsPerMinute { get; set; } = 120;

    /// <summary>A PFX that protects the keys stored in the database; without it they are stored in the clear there.</summary>
    public string? KeyCertificatePath { get; set; }

    public string? KeyCertificatePassword { get; set; }

    /// <summary>Where the console may be sent back to, beside its own page under the issuer.</summary>
    public Uri[] ConsoleRedirectUris { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is { IsAbsoluteUri: true } issuer && issuer.OriginalString.EndsWith('/') && issuer.PathAndQuery == "/")
        {
            if (issuer.Scheme != Uri.UriSchemeHttps && !(DemoMode && issuer.Scheme == Uri.UriSchemeHttp))
            {
                yield return new ValidationResult("Identity__Issuer is plain HTTP, which demo mode alone allows: use https.");
            }
        }
        else if (Issuer is not null)
        {
            yield return new ValidationResult("Identity__Issuer must be an absolute URL without a path, with a trailing slash.");
        }
    }
}
