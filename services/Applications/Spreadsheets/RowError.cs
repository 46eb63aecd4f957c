namespace Applications.Spreadsheets;

/// <summary>One thing that is wrong with a row of a file.</summary>
/// <param name="Row">As the spreadsheet program counts; the headings are row 1.</param>
/// <param name="Column">Its heading.</param>
/// <param name="Code">Stable; of a rule, the rule's.</param>
/// <param name="Detail">What to do.</param>
public sealed record RowError(int Row, string Column, string Code, string Detail);
