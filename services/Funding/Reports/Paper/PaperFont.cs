using System.Text;
using SkiaSharp;

namespace Funding.Reports.Paper;

/// <summary>
/// The letters of printed reports: the part of Noto Sans CJK SC (SIL Open Font License) that has all of GB 2312, so that a machine
/// without Chinese fonts prints them too. A document keeps the shapes that it uses, and no others.
/// </summary>
internal static class PaperFont
{
    private const string File = "Reports/Paper/Font/NotoSansSC-GB2312.otf";

    /// <summary>How Chinese printers have always marked a character that they have no type for.</summary>
    private const string Missing = "〓";

    private static readonly Lazy<SKTypeface> Typeface = new(() => SKTypeface.FromFile(Path.Combine(AppContext.BaseDirectory, File)));

    /// <param name="size">In points.</param>
    public static SKFont Of(float size) => new(Typeface.Value, size) { Subpixel = true };

    public static string Printable(string text) => text.EnumerateRunes().All(Has)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => Has(rune) ? rune.ToString() : Missing));

    private static bool Has(Rune rune) => Typeface.Value.GetGlyph(rune.Value) != 0;
}
