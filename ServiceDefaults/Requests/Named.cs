using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ServiceDefaults.Requests;

/// <summary>A value in a query by the name in which answers give it, such as <c>policy-obstacle</c>; any other name is a malformed request.</summary>
[SuppressMessage("Design", "CA1000", Justification = "IParsable asks for them.")]
public readonly record struct Named<T>(T Value) : IParsable<Named<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static Named<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"One of: {string.Join(", ", Values.Keys)}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Named<T> result)
    {
        var known = Values.TryGetValue(s ?? "", out var value);
        result = new(value);
        return known;
    }
}
