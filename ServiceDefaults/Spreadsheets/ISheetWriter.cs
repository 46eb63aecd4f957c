namespace ServiceDefaults.Spreadsheets;

/// <summary>Writes a sheet row by row and keeps none of them.</summary>
public interface ISheetWriter : IAsyncDisposable
{
    /// <param name="cells">Text, a number, or nothing.</param>
    Task WriteRowAsync(IEnumerable<object?> cells, CancellationToken cancellationToken);
}
