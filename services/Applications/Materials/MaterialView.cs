namespace Applications.Materials;

/// <summary>A file of an application, as its readers see it.</summary>
/// <param name="Code">The required material of the call that it is; none for free evidence.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the content, in hexadecimal; also the ETag of its download.</param>
/// <param name="IsSupplement">Added on request, beside the seal; otherwise it is part of the sealed document.</param>
public sealed record MaterialView(
    Guid Id, string? Code, string FileName, string MediaType, long Length, string Sha256, bool IsSupplement, DateTimeOffset UploadedAt)
{
    internal static MaterialView Of(Material m) =>
        new(m.Id, m.Code, m.FileName, m.MediaType, m.Length, m.Sha256, m.IsSupplement, m.UploadedAt);
}
