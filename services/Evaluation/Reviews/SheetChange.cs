namespace Evaluation.Reviews;

/// <summary>What one save did to a sheet, as the audit log keeps it and the history shows it.</summary>
/// <param name="Written">Lines that are new or say something else, as they are now.</param>
/// <param name="Removed">Items whose lines were taken off.</param>
internal sealed record SheetChange(IReadOnlyList<SheetEntry> Written, IReadOnlyList<string> Removed)
{
    internal static SheetChange Between(IReadOnlyList<SheetEntry> before, IReadOnlyList<SheetEntry> now) => new(
        [.. now.Where(line => !before.Any(line.Says))],
        [.. before.Select(line => line.ItemCode).Except(now.Select(line => line.ItemCode))]);
}
