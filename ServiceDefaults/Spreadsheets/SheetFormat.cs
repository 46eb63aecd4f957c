namespace ServiceDefaults.Spreadsheets;

/// <summary>What kind of spreadsheet is asked for.</summary>
public enum SheetFormat
{
    /// <summary>It also keeps long account numbers.</summary>
    Xlsx,
    Csv,
}
