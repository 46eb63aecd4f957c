using Applications.Materials;
using Applications.Materials.Formats;
using ServiceDefaults.Http;

namespace Applications.Tests.Materials;

/// <summary>What is taken by its content and name, and all that is not.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly MaterialsOptions _options = new() { Folder = Directory.CreateTempSubdirectory("formats-").FullName };

    public void Dispose() => Directory.Delete(_options.Folder, recursive: true);

    public static TheoryData<string, byte[], string> Good() => new(
    [
        ("a.pdf", Files.Pdf(), "application/pdf"),
        ("A.PDF", Files.Pdf(), "application/pdf"),
        ("a.docx", Files.Office(Files.Docx), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", Files.Office(Files.Xlsx), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.pptx", Files.Office(Files.Pptx), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("a.ofd", Files.Ofd(), "application/ofd"),
        ("a.jpg", Files.Jpeg(), "image/jpeg"),
        ("a.png", Files.Png(), "image/png"),
        ("a.txt", Files.Text("情况说明\r\n第一条"), "text/plain; charset=utf-8"),
        ("a.csv", Files.Text("\ufeff单位,数量\n\"甲\",-1.5\n乙,+3\n"), "text/csv; charset=utf-8"),
    ]);

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_file_that_is_what_its_name_says_is_taken(string name, byte[] content, string mediaType) =>
        Assert.Equal(mediaType, await InspectAsync(name, content));

    public static TheoryData<string, string, byte[]> Bad() => new(
    [
        ("nothing", "a.pdf", []),
        ("no extension", "a", Files.Pdf()),
        ("an extension that is not ours", "a.exe", Files.Pdf()),
        ("a second extension", "a.pdf.html", Files.Pdf()),
        ("a PDF named as a picture", "a.png", Files.Pdf()),
        ("a picture named as a PDF", "a.pdf", Files.Png()),
        ("a Word file named as a table", "a.xlsx", Files.Office(Files.Docx)),
        ("an ELF program", "a.pdf", [0x7f, .. "ELF"u8, .. new byte[60]]),
        ("a Windows program", "a.txt", [.. "MZ"u8, .. new byte[60]]),
        ("a PDF behind something else", "a.pdf", [.. "GIF89a"u8, .. Files.Pdf()]),
        ("a PDF that is an archive, too", "a.pdf", [.. Files.Pdf(), .. Files.Zip(("a.class", "x"))]),
        ("a PDF cut off", "a.pdf", Files.Pdf()[..^8]),
        ("a PDF with a script", "a.pdf", Files.Pdf("/S /JavaScript /JS (app.alert(1))")),
        ("a PDF that starts a program", "a.pdf", Files.Pdf("/S /Launch")),
        ("a JPEG with an archive behind it", "a.jpg", [.. Files.Jpeg(), .. Files.Zip(("a", "b"))]),
        ("a JPEG whose end is an archive's comment", "a.jpg", ZipWithCommentJpegEnd()),
        ("a PNG with HTML behind it", "a.png", [.. Files.Png(), .. "<script>"u8]),
        ("a Word file with macros", "a.docx", Files.Office(Files.Docx, ("word/vbaProject.bin", "x"))),
        ("a Word file of the kind with macros", "a.docx", Files.Macros()),
        ("a Word file with an embedded object", "a.docx", Files.Office(Files.Docx, ("word/embeddings/oleObject1.bin", "x"))),
        ("a table with a program in it", "a.xlsx", Files.Office(Files.Xlsx, ("xl/media/a.exe", "x"))),
        ("a part that climbs out", "a.docx", Files.Office(Files.Docx, ("../../etc/passwd", "x"))),
        ("a part that stands twice", "a.docx", Files.Office(Files.Docx, ("MAIN.xml", "x"))),
        ("an archive behind a program", "a.docx", [.. "MZ"u8, .. Files.Office(Files.Docx)]),
        ("an archive with something behind it", "a.docx", [.. Files.Office(Files.Docx), 0]),
        ("an archive that is no Office file", "a.docx", Files.Zip(("a.txt", "x"))),
        ("types with a DTD", "a.docx", Files.Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>"))),
        ("an archive that is no OFD", "a.ofd", Files.Zip(("OFD.xml", "<OFD/>"))),
        ("a bomb", "a.docx", Files.Office(Files.Docx, ("big.xml", new string(' ', 8 * 1024 * 1024)))[..^30]),
        ("HTML as text", "a.txt", Files.Text("  <html><body>")),
        ("a script tag far inside", "a.txt", Files.Text(new string('字', 70_000) + "<ScRiPt>alert(1)")),
        ("an SVG as text", "a.txt", Files.Text("<svg onload='x'/>")),
        ("a shell script", "a.txt", Files.Text("#!/bin/sh\nrm -rf /")),
        ("bytes that are no text", "a.txt", [0x41, 0x00, 0x42]),
        ("text in another encoding", "a.csv", [0xb1, 0xea, 0xcc, 0xe2]),
        ("a formula", "a.csv", Files.Text("a,b\n1,\"=cmd|' /C calc'!A0\"")),
        ("a formula by its sign", "a.csv", Files.Text("+SUM(A1:A2),b")),
    ]);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Anything_else_is_refused(string what, string name, byte[] content)
    {
        var refusal = await Assert.ThrowsAsync<AnswerException>(() => InspectAsync(name, content));

        Assert.True(refusal.Code == "material-refused", $"{what}: {refusal.Message}");
    }

    private async Task<string> InspectAsync(string name, byte[] content)
    {
        var format = MaterialFormats.Of(name);
        await using var spool = await Spool.TakeAsync(new MemoryStream(content), _options, TestContext.Current.CancellationToken);
        return MaterialFormats.Inspect(spool, format);
    }

    private static byte[] ZipWithCommentJpegEnd()
    {
        var zip = Files.Zip(("a", "b"));
        zip[^2] = 2; // the length of its comment, which is the picture's end
        return [0xff, 0xd8, 0xff, 0xe0, .. zip, 0xff, 0xd9];
    }
}
