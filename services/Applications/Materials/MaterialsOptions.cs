using System.ComponentModel.DataAnnotations;
using Messaging;

namespace Applications.Materials;

/// <summary>Where materials are kept and how much of them is taken.</summary>
internal sealed class MaterialsOptions : IValidatableObject
{
    public const string Section = "Materials";
    private const long MiB = 1024 * 1024;
    private const long Most = 1024 * MiB;

    /// <summary>On disk: the materials themselves, or with <see cref="ContentStoreKind.S3"/> only what is being uploaded.</summary>
    [Required(ErrorMessage = "Materials__Folder is missing: name a folder of the service's own for the materials of applications.")]
    public string Folder { get; set; } = "";

    public ContentStoreKind Store { get; set; }

    public S3Options S3 { get; set; } = new();

    /// <summary>Of one PDF, OFD or Office file.</summary>
    [Range(1024, Most)]
    public long MaxDocumentBytes { get; set; } = 50 * MiB;

    /// <summary>Of one picture.</summary>
    [Range(1024, Most)]
    public long MaxImageBytes { get; set; } = 10 * MiB;

    /// <summary>Of one plain text or CSV file.</summary>
    [Range(1024, Most)]
    public long MaxTextBytes { get; set; } = 5 * MiB;

    /// <summary>Of all materials of one application.</summary>
    [Range(1024, 16 * Most)]
    public long MaxTotalBytes { get; set; } = 200 * MiB;

    /// <summary>Of one application, supplements included.</summary>
    [Range(1, 1000)]
    public int MaxFiles { get; set; } = 100;

    /// <summary>How long content that no application refers to is kept; far longer than any upload takes.</summary>
    [Duration("00:10:00", "30.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(2);

    [Duration("00:00:10", "1.00:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Store is ContentStoreKind.S3 && !S3.IsComplete)
        {
            yield return new("Materials__Store is S3: give Materials__S3__ServiceUrl, …__Bucket, …__AccessKey and …__SecretKey.", [nameof(S3)]);
        }
    }

    internal string SpoolFolder => Path.Combine(Path.GetFullPath(Folder), "spool");

    internal string ContentFolder => Path.Combine(Path.GetFullPath(Folder), "content");
}

internal enum ContentStoreKind
{
    /// <summary>The embedded default: one machine, or replicas that share a folder.</summary>
    Files,

    /// <summary>Any server that speaks S3.</summary>
    S3,
}

/// <summary>An S3-compatible server and the bucket that is the materials'.</summary>
internal sealed class S3Options
{
    public string ServiceUrl { get; set; } = "";

    public string Region { get; set; } = "us-east-1";

    public string Bucket { get; set; } = "";

    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary><c>https://host/bucket/key</c> rather than <c>https://bucket.host/key</c>; what most servers outside AWS want.</summary>
    public bool PathStyle { get; set; } = true;

    internal bool IsComplete => new[] { ServiceUrl, Bucket, AccessKey, SecretKey }.All(value => value.Length > 0);
}
