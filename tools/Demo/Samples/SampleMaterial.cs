using System.Text;

namespace Demo.Samples;

/// <summary>Small PDFs that stand for what organisations hand in (样例).</summary>
internal static class SampleMaterial
{
    /// <summary>The call asks every kind for it.</summary>
    public const string Required = "construction-plan";

    public static IReadOnlyList<(string FileName, string? Code, byte[] Content)> Of(SampleOrganisation sample) =>
    [
        ($"建设方案-{sample.Name}.pdf", Required, Pdf($"construction plan {sample.Kind} {sample.Place}")),
        ("佐证材料.pdf", null, Pdf("evidence")), // the same for all: it is stored once
    ];

    private static byte[] Pdf(string text)
    {
        var drawing = $"BT /F1 18 Tf 72 720 Td (Sample: {text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append($"{file.Length:0000000000} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(table).Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
