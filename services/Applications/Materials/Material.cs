using Applications.Intake;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Materials;

/// <summary>
/// A file that belongs to one application (申报材料). It never changes: a wrong one is removed while that is allowed, and another is added.
/// </summary>
internal sealed class Material : IAggregate
{
    private Material()
    {
    }

    public Material(Guid id, Application application, string? code, UploadedFile file, DateTimeOffset now)
    {
        Require(
            application.TakesMaterials, "materials-sealed",
            "Materials are taken while the application is a draft, or while the commission asks for a supplement.");
        (Id, Revision, ApplicationId, Code) = (id, 1, application.Id, code);
        (FileName, MediaType, Length, Sha256) = (file.Name, file.MediaType, file.Length, file.Sha256);
        (IsSupplement, UploadedAt) = (application.Status is ApplicationStatus.SupplementRequested, now);
    }

    /// <summary>The applicant's choice, so that an upload whose answer was lost can be asked for again.</summary>
    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>The required material of the call that it is; none for free evidence.</summary>
    public string? Code { get; private set; }

    /// <summary>For people to read; never a path.</summary>
    public string FileName { get; private set; } = "";

    public string MediaType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Of the content, in lower-case hexadecimal: its address in the store.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Added on request, beside the seal; otherwise it is in the sealed document.</summary>
    public bool IsSupplement { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>For whoever must not learn whose it is: its id, and what programs open it by.</summary>
    public string NamelessFile => $"{Id:N}{Path.GetExtension(FileName)}";

    /// <summary>Whether asking again means this one.</summary>
    public bool Is(string? code, UploadedFile file) => (Code, FileName, Sha256) == (code, file.Name, file.Sha256);

    public void Remove(Application application)
    {
        var mayGo = IsSupplement
            ? application.Status is ApplicationStatus.SupplementRequested && UploadedAt >= application.SupplementAskedAt
            : application.Status is ApplicationStatus.Draft;
        Require(mayGo, "materials-sealed", "What was handed in stays: only a draft's materials, or those of a supplement not handed in yet, can be removed.");
        Revision++;
    }
}

/// <summary>A file that was read, found acceptable and stored, but belongs to nobody yet.</summary>
internal sealed record UploadedFile(string Name, string MediaType, long Length, string Sha256);

/// <summary>Content that the store has or is about to get; it is kept as long as a material refers to it, and for a time of grace.</summary>
internal sealed class StoredContent
{
    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    /// <summary>Machine time of the last upload of it.</summary>
    public DateTimeOffset TouchedAt { get; private set; }
}
