using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Spreadsheets;

/// <summary>
/// A sheet that somebody filled in, as rows of text, the headings first. A file that is too large, computes, or is no
/// spreadsheet is refused as a whole, with one sentence that says what to do.
/// </summary>
internal static class Sheet
{
    public const int MaxBytes = 4 * 1024 * 1024;
    public const int MaxRows = 2_000;
    public const int MaxColumns = 100;
    public const int MaxCell = 4_000;
    private const string Wrong = "This is no spreadsheet that can be read: save it as xlsx, or as CSV in UTF-8 or GB18030.";

    /// <summary>Row <c>i</c> of the list is row <c>i + 1</c> of the sheet; short rows end early.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content)
    {
        Require(content.Length is > 0 and <= MaxBytes, "spreadsheet-too-large", $"A spreadsheet has 1 byte to {MaxBytes / 1024 / 1024} MiB: split it.");
        return content.AsSpan().StartsWith("PK"u8) ? XlsxReader.Read(content) : CsvSheetReader.Read(content);
    }

    public static void RequireRoom(int rows, int columns, int length) => Require(
        rows <= MaxRows + 1 && columns <= MaxColumns && length <= MaxCell, "spreadsheet-too-large",
        $"A spreadsheet has at most {MaxRows} rows below its headings, {MaxColumns} columns and {MaxCell} characters a cell: split it, and remove what is empty.");

    public static void RequireReadable(bool holds) => Require(holds, "spreadsheet-unreadable", Wrong);

    public static void RequireNoFormula(bool holds) => Require(
        holds, "spreadsheet-has-formulas", "The sheet has formulas: copy it and paste the values only, so that what is taken is what you see.");
}
