using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Evidence;
using Npgsql;
using Registry.Bases.History;

namespace Registry.Tests.History;

/// <summary>Two folds that have to agree, the database's and the program's, on histories of every shape; and a third, written here as the rule reads.</summary>
public sealed class FoldTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private static readonly string[] Names = ["name", "area", "document_number"];
    private static readonly DateTimeOffset First = new(2018, 12, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly FirstDay = new(2018, 12, 20);

    private static readonly Gen<Step[]> Histories =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[1, 7], Gen.Int[0, 99]).Select(s => new Step(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5)).Array[1, 12];

    /// <summary>One row after the first: so many days after the first day, so many hours after the row before, correcting which (or none).</summary>
    private sealed record Step(int Day, int Hours, int Corrects, int Fields, int Value);

    [Theory]
    [InlineData("[{'Code':'A'}]", "[{'Code':'A','LessIsBetter':null}]", true)]
    [InlineData("{'a':{'b':1}}", "{'a':{'b':1,'c':null}}", true)]
    [InlineData("[{'Code':'A'}]", "[{'Code':'A','LessIsBetter':true}]", false)]
    [InlineData("[{'Code':'A'}]", "[{'Code':'B','LessIsBetter':null}]", false)]
    [InlineData("[1,2]", "[1]", false)]
    [InlineData("null", "[]", false)]
    public void A_member_that_came_later_is_nothing_in_the_rows_of_before(string said, string value, bool equal) =>
        Assert.Equal(equal, BaseState.Equal(Json(said), Json(value)));

    [Fact]
    public async Task The_database_and_the_program_fold_alike_at_every_pair_of_times()
    {
        var id = await host.ABaseAsync();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await Histories.SampleAsync(async steps =>
        {
            var history = HistoryOf(steps);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await WriteAsync(connection, id, history);
            foreach (var asOf in Enumerable.Range(-1, 15).Select(FirstDay.AddDays))
            {
                foreach (var knownAt in history.Select(h => h.KnownAt).Prepend(First.AddHours(-1)).Distinct())
                {
                    var folded = HistoryFold.At(history, asOf, knownAt);
                    Assert.Equal(AsTheRuleReads(history, asOf, knownAt), Written(folded));
                    Assert.Equal(Written(folded), await FoldedAsync(connection, id, asOf, knownAt));
                }
            }

            await transaction.RollbackAsync(TestContext.Current.CancellationToken); // a base of such a history is none
        }, iter: 25, threads: 1);
    }

    [Fact]
    public void A_fold_of_what_is_known_does_not_change_when_more_becomes_known() => Histories.Sample(steps =>
    {
        var history = HistoryOf(steps);
        foreach (var known in history)
        {
            var then = history.Where(h => h.KnownAt <= known.KnownAt);
            Assert.Equal(
                Written(HistoryFold.At(then, DateOnly.MaxValue, known.KnownAt)), Written(HistoryFold.At(history, DateOnly.MaxValue, known.KnownAt)));
        }
    });

    /// <summary>The first row registers; a correction stands for the first row of its place, which corrects none.</summary>
    private static List<HistoryStep> HistoryOf(Step[] steps)
    {
        List<HistoryStep> history = [new(1, null, FirstDay, First, Fields(7, 0).Append(KeyValuePair.Create("number", JsonSerializer.SerializeToElement("2018-ENT-001"))))];
        foreach (var step in steps)
        {
            var places = history.Where(h => h.Corrects is null).Select(h => h.Version).ToList();
            long? corrects = step.Corrects < places.Count && step.Corrects % 2 == 1 ? places[step.Corrects] : null;
            history.Add(new(history.Count + 1, corrects, FirstDay.AddDays(step.Day), history[^1].KnownAt.AddHours(step.Hours).AddDays(step.Day / 12), Fields(step.Fields, step.Value)));
        }

        // What is true is known that day at the earliest.
        return [.. history.Select(h => h with { TrueFrom = h.TrueFrom < DateOnly.FromDateTime(h.KnownAt.Date) ? h.TrueFrom : DateOnly.FromDateTime(h.KnownAt.Date) })];
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Fields(int which, int value) => [.. Names
        .Where((_, i) => (which & (1 << i)) != 0).Select(name => KeyValuePair.Create(name, JsonSerializer.SerializeToElement($"{name} {value}")))];

    private static string AsTheRuleReads(List<HistoryStep> history, DateOnly asOf, DateTimeOffset knownAt)
    {
        var known = history.Where(h => h.KnownAt <= knownAt).ToList();
        var standing = known.Where(h => !known.Any(later => later.Version > h.Version && (later.Corrects ?? later.Version) == (h.Corrects ?? h.Version)));
        var told = standing.Where(h => h.TrueFrom <= asOf).OrderBy(h => h.TrueFrom).ThenBy(h => h.Corrects ?? h.Version).ToList();
        return Written(new SortedDictionary<string, JsonElement>(
            Names.Append("number").Where(name => told.Any(h => h.Fields.Any(f => f.Key == name)))
                .ToDictionary(name => name, name => told.Last(h => h.Fields.Any(f => f.Key == name)).Fields.Single(f => f.Key == name).Value),
            StringComparer.Ordinal));
    }

    /// <summary>Without a number it is no base yet.</summary>
    private static string Written(SortedDictionary<string, JsonElement> state) => state.ContainsKey("number")
        ? string.Join('|', Names.Select(name => state.TryGetValue(name, out var value) ? value.GetString() : ""))
        : "";

    private static async Task WriteAsync(NpgsqlConnection connection, Guid id, List<HistoryStep> history)
    {
        await using var clear = new NpgsqlCommand(
            $"ALTER TABLE base_history DISABLE TRIGGER USER; ALTER TABLE base_feed DISABLE TRIGGER USER; DELETE FROM base_feed f USING base_history h WHERE h.id = f.history_id AND h.base_id = '{id}'; DELETE FROM base_history WHERE base_id = '{id}'; SET CONSTRAINTS ALL DEFERRED", connection);
        await clear.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        foreach (var step in history)
        {
            await using var insert = new NpgsqlCommand(
                """
                INSERT INTO base_history (id, base_id, version, what, changes, true_from, known_at, corrects, by, secret, hash)
                VALUES (gen_random_uuid(), $1, $2, 'x', $3::jsonb, $4, $5, $6, 'x', sha256('x'), sha256('y'))
                """, connection)
            {
                Parameters =
                {
                    new() { Value = id }, new() { Value = step.Version }, new() { Value = JsonSerializer.Serialize(step.Fields.ToDictionary()) },
                    new() { Value = step.TrueFrom }, new() { Value = step.KnownAt }, new() { Value = (object?)step.Corrects ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint },
                },
            };
            await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static JsonNode? Json(string text) => JsonNode.Parse(text.Replace('\'', '"'));

    private static async Task<string> FoldedAsync(NpgsqlConnection connection, Guid id, DateOnly asOf, DateTimeOffset knownAt)
    {
        await using var read = new NpgsqlCommand(
            "SELECT concat_ws('|', coalesce(name, ''), coalesce(area, ''), coalesce(document_number, '')) FROM base_state($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = asOf }, new() { Value = knownAt } },
        };
        return (string?)await read.ExecuteScalarAsync(TestContext.Current.CancellationToken) ?? "";
    }
}
