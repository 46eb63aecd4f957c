using System.Globalization;
using System.Text;

namespace Applications.Materials;

/// <summary>Makes a name that came from outside harmless to show and to save: it is shown to people and never used as a path.</summary>
internal static class FileName
{
    public const int MaxLength = 150;
    private const string Forbidden = "<>:\"|?*";
    private const string Nameless = "material";
    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL",
        .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" }),
    ];

    public static string Clean(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(rune => !IsHidden(rune)))
        {
            var isSpace = Rune.IsWhiteSpace(rune);
            if (isSpace && name.Length > 0 && name[^1] == ' ')
            {
                continue;
            }

            name.Append(isSpace ? " " : Forbidden.Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var clean = name.ToString().TrimStart(' ').TrimEnd(' ', '.');
        var extension = ExtensionOf(clean);
        var stem = Shorten(clean[..^extension.Length].Trim(' ', '.'), MaxLength - extension.Length);
        return (stem.Length == 0 ? Nameless : Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? $"_{stem}" : stem) + extension;
    }

    /// <summary>With its dot, in lower case; empty where there is none.</summary>
    public static string ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? "" : name[dot..].ToLowerInvariant();
        return extension.Length is > 1 and <= 10 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    /// <summary>Control characters, marks that turn the reading direction, zero widths, halves of characters, private use.</summary>
    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Shorten(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[max - 1]) ? max - 1 : max; // no half of a character stays
        return text[..end].TrimEnd(' ', '.');
    }
}
