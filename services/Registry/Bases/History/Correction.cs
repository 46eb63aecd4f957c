using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases.History;

/// <summary>What stands in a row's place from now on, and what follows from it for the base as it is.</summary>
/// <param name="Place">The version that is corrected, which is no correction itself.</param>
/// <param name="Changes">All that the row says now, put right.</param>
/// <param name="TrueSince">The latest day from which anything is true.</param>
/// <param name="Particulars">Of the base as it is.</param>
internal sealed record Correction(
    long Place, string Changes, DateOnly TrueFrom, DateOnly TrueSince, IReadOnlyDictionary<string, JsonElement> Particulars)
{
    /// <param name="rows">The base's whole history.</param>
    public static Correction Of(BaseHistory row, IReadOnlyList<BaseHistory> rows, JsonObject fields, DateOnly? trueFrom, DateOnly today)
    {
        var place = row.Corrects ?? row.Version;
        var standing = rows.Where(h => (h.Corrects ?? h.Version) == place).MaxBy(h => h.Version)!;
        var said = standing.Fields().ToDictionary();
        var day = trueFrom ?? standing.TrueFrom;
        Require(day <= today, "not-true-yet", $"{day:yyyy-MM-dd} lies ahead: name today or an earlier day.");
        foreach (var (column, _) in fields)
        {
            Require(place == rows.Min(h => h.Version) || said.ContainsKey(column), "correction-elsewhere", $"Version {place} says nothing of {column}: correct the version that does.");
        }

        var changes = JsonSerializer.SerializeToNode(said)!.AsObject();
        foreach (var (column, value) in fields)
        {
            changes[column] = value?.DeepClone();
        }

        Require(
            day != standing.TrueFrom || !JsonNode.DeepEquals(changes, JsonSerializer.SerializeToNode(said)), "correction-changes-nothing",
            $"Version {place} says so already: name what is to be put right.");
        var step = new HistoryStep(
            long.MaxValue, place, day, DateTimeOffset.MaxValue, JsonSerializer.SerializeToElement(changes).EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return Judged(place, changes, step, [.. rows.Select(h => h.ToStep())]);
    }

    private static Correction Judged(long place, JsonObject changes, HistoryStep step, List<HistoryStep> known)
    {
        HistoryStep[] corrected = [.. known, step];
        var standing = corrected.GroupBy(s => s.Corrects ?? s.Version).ToDictionary(s => s.Key, s => s.MaxBy(one => one.Version)!.TrueFrom);
        Require(
            standing.Values.Min() == standing[standing.Keys.Min()], "correction-before-registration",
            "Nothing is true of a base before its registration is: name a day from that one on.");
        var (was, becomes) = (Now(known), Now(corrected));
        Require(
            was.Keys.Union(becomes.Keys).Where(column => !BaseFields.IsParticular(column)).All(column => Same(was, becomes, column)), "correction-moves-status",
            "Put right so, the base would have another title, management or grade: those follow their own procedures.");
        return new(
            place, changes.ToJsonString(), step.TrueFrom, standing.Values.Max(),
            becomes.Where(field => BaseFields.IsParticular(field.Key)).ToDictionary());
    }

    private static SortedDictionary<string, JsonElement> Now(IEnumerable<HistoryStep> steps) =>
        HistoryFold.At(steps, DateOnly.MaxValue, DateTimeOffset.MaxValue);

    private static bool Same(SortedDictionary<string, JsonElement> was, SortedDictionary<string, JsonElement> becomes, string column) =>
        was.TryGetValue(column, out var before) && becomes.TryGetValue(column, out var after) && JsonElement.DeepEquals(before, after);
}
