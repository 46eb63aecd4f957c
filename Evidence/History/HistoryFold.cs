using System.Text.Json;

namespace Evidence;

/// <summary>What one row of a history says, from when, and since when that is known.</summary>
/// <param name="Corrects">The version in whose place it stands; that one is no correction itself.</param>
public sealed record HistoryStep(
    long Version, long? Corrects, DateOnly TrueFrom, DateTimeOffset KnownAt, IEnumerable<KeyValuePair<string, JsonElement>> Fields);

/// <summary>What was true on a day, as far as it was known at an instant.</summary>
public static class HistoryFold
{
    /// <summary>Of each place the latest row that was known; of those the ones that were true, in the order in which they became so.</summary>
    public static SortedDictionary<string, JsonElement> At(IEnumerable<HistoryStep> steps, DateOnly asOf, DateTimeOffset knownAt)
    {
        var state = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (_, step) in steps
            .Where(step => step.KnownAt <= knownAt)
            .GroupBy(step => step.Corrects ?? step.Version)
            .Select(place => (Place: place.Key, Latest: place.MaxBy(step => step.Version)!))
            .Where(known => known.Latest.TrueFrom <= asOf)
            .OrderBy(known => known.Latest.TrueFrom).ThenBy(known => known.Place))
        {
            foreach (var (name, value) in step.Fields)
            {
                state[name] = value;
            }
        }

        return state;
    }
}
