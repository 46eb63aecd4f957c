using System.Text.RegularExpressions;

namespace Evaluation.Reviews;

/// <summary>Takes from a text what would tell whose it is: the names it is told, credit codes, telephone numbers, addresses of mail.</summary>
internal static partial class BlindText
{
    public const string Hidden = "〔已隐去〕";

    public static string Of(string text, IEnumerable<string> names)
    {
        // The longest first: a name may be part of another.
        foreach (var name in names.Where(name => name.Length > 1).Distinct().OrderByDescending(name => name.Length))
        {
            text = text.Replace(name, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return Contact().Replace(text, Hidden);
    }

    [GeneratedRegex(
        """[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|(?<![0-9A-Z])[0-9A-Z]{2}\d{6}[0-9A-Z]{10}(?![0-9A-Z])|(?<!\d)(\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)""",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contact();
}
