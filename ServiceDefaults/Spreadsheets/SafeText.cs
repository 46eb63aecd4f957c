namespace ServiceDefaults.Spreadsheets;

/// <summary>Text that a spreadsheet program shows and never computes.</summary>
public static class SafeText
{
    /// <summary>What makes a cell a formula or a command; Chinese versions of Excel take the full-width forms too.</summary>
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    /// <summary>With an apostrophe before it, where a program that opens the file could take it for a formula.</summary>
    public static string Neutral(string text)
    {
        var start = text.AsSpan().TrimStart(' ');
        return start.Length > 0 && Dangerous.Contains(start[0], StringComparison.Ordinal) ? $"'{text}" : text;
    }
}
