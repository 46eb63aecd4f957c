using ServiceDefaults.Http;

namespace Applications.Materials.Formats;

/// <summary>A kind of file that is taken.</summary>
/// <param name="Fault">Why content is not of this kind, or not harmless; null when all is well. Reads the stream from its beginning.</param>
internal sealed record MaterialFormat(string MediaType, Func<MaterialsOptions, long> Limit, Func<FileStream, string?> Fault);

/// <summary>The kinds of file that are taken, by the extension of their name; whatever is not here is refused.</summary>
internal static class MaterialFormats
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<string, MaterialFormat> ByExtension = new()
    {
        [".pdf"] = new("application/pdf", Document, PdfCheck.Fault),
        [".ofd"] = new("application/ofd", Document, OfdCheck.Fault),
        [".docx"] = new(Office + "wordprocessingml.document", Document, file => OfficeCheck.Fault(file, "wordprocessingml.document.main+xml")),
        [".xlsx"] = new(Office + "spreadsheetml.sheet", Document, file => OfficeCheck.Fault(file, "spreadsheetml.sheet.main+xml")),
        [".pptx"] = new(Office + "presentationml.presentation", Document, file => OfficeCheck.Fault(file, "presentationml.presentation.main+xml")),
        [".jpg"] = new("image/jpeg", Image, ImageCheck.JpegFault),
        [".jpeg"] = new("image/jpeg", Image, ImageCheck.JpegFault),
        [".png"] = new("image/png", Image, ImageCheck.PngFault),
        [".txt"] = new("text/plain; charset=utf-8", Text, file => TextCheck.Fault(file, isTable: false)),
        [".csv"] = new("text/csv; charset=utf-8", Text, file => TextCheck.Fault(file, isTable: true)),
    };

    public static string Extensions { get; } = string.Join(' ', ByExtension.Keys);

    /// <summary>The format that a name promises; refused where none of ours.</summary>
    public static MaterialFormat Of(string fileName) => ByExtension.GetValueOrDefault(FileName.ExtensionOf(fileName))
        ?? throw Refused($"Only these files are taken: {Extensions}.");

    /// <summary>The media type; refused where the content is not what the name promises, or could do something when it is opened.</summary>
    public static string Inspect(Spool spool, MaterialFormat format)
    {
        var fault = spool.Length == 0 ? "the file is empty" : format.Fault(spool.Content);
        return fault is null ? format.MediaType : throw Refused($"This file is not taken as {format.MediaType}: {fault}.");
    }

    /// <summary>How much may come, by how it begins: known before the rest is read.</summary>
    public static long LimitOf(ReadOnlySpan<byte> head, MaterialsOptions options) =>
        head.StartsWith(PdfCheck.Magic) || head.StartsWith(ZipCheck.Magic) ? options.MaxDocumentBytes
        : head.StartsWith(ImageCheck.JpegMagic) || head.StartsWith(ImageCheck.PngMagic) ? options.MaxImageBytes
        : options.MaxTextBytes;

    private static long Document(MaterialsOptions options) => options.MaxDocumentBytes;

    private static long Image(MaterialsOptions options) => options.MaxImageBytes;

    private static long Text(MaterialsOptions options) => options.MaxTextBytes;

    private static AnswerException Refused(string why) => new(StatusCodes.Status422UnprocessableEntity, "material-refused", why);
}
