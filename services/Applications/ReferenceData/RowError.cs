namespace Applications.ReferenceData;

/// <summary>One thing that is wrong with a row of a file.</summary>
/// <param name="Row">As a spreadsheet counts: the heading is row 1.</param>
/// <param name="Column">By its English heading.</param>
public sealed record RowError(int Row, string Column, string Code, string Detail);
