using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Applications.Lists;

/// <summary>The last row of a page: its id and, where the list is not in the order of ids, what it was sorted by.</summary>
public sealed record ListCursor(Guid Id, string? Value = null)
{
    private const int MaxLength = 2_000;

    public static bool TryParse(string? text, IFormatProvider? _, out ListCursor? cursor)
    {
        cursor = null;
        var parts = text is { Length: <= MaxLength } ? text.Split('.') : [];
        if (parts.Length is not (1 or 2) || !Guid.TryParseExact(parts[0], "D", out var id))
        {
            return false;
        }

        if (parts.Length == 1)
        {
            cursor = new(id);
            return true;
        }

        if (!Base64Url.IsValid(parts[1]))
        {
            return false;
        }

        var value = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        cursor = new(id, value);
        return !value.Contains('\0', StringComparison.Ordinal);
    }

    public override string ToString() =>
        Value is null ? Id.ToString("D", CultureInfo.InvariantCulture) : $"{Id:D}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Value))}";
}
