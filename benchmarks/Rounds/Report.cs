using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.Rounds;

internal enum Outcome
{
    Valid,
    Void,
    Wrong,
}

/// <summary>What one benchmark found, for <c>artifacts/bench</c> and for the reader of the terminal.</summary>
internal sealed record Report(
    string Benchmark, string Setting, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<Counter> Counters, IReadOnlyList<string> Invariants,
    string? Error = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public Machine Machine { get; } = Machine.Read();

    public DateTimeOffset Measured { get; } = TimeProvider.System.GetUtcNow();

    public Outcome Outcome =>
        Error is not null ? Outcome.Wrong : Comparisons.Any(c => c is { IsVoid: true, Reach: not null }) ? Outcome.Void : Outcome.Valid;

    /// <summary>A fast wrong run counts 0.</summary>
    public static Report Wrong(string benchmark, string error) => new(benchmark, "", [], [], [], error);

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench"));
        await using var file = File.Create(Path.Combine(folder.FullName, $"{Benchmark}.json"));
        await JsonSerializer.SerializeAsync(file, this, Json, cancellation);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{Benchmark}: {(Error is null ? Setting : $"0, because the run was wrong: {Error}")}");
        foreach (var c in Comparisons)
        {
            output.WriteLine(
                $"  {c.Metric,-12} platform {Show(c.Platform),-26} baseline {Show(c.Baseline),-26} {c.Unit,-3} ratio {Show(c.Ratio, "F2"),-18} {Verdict(c.Reach, c.Reached)}");
            if (c.IsVoid)
            {
                output.WriteLine($"  {"",-12} void: the baseline varied by {c.BaselineVariation:P0}, more than {Comparison.LargestVariation:P0}; measure again");
            }
        }

        foreach (var counter in Counters)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {counter.Name}: {counter.Value:F3} {Verdict(counter.Expected, counter.Reached)}"));
        }

        foreach (var invariant in Invariants)
        {
            output.WriteLine($"  holds: {invariant}");
        }
    }

    private static string Verdict(string? reach, bool? reached) => (reach, reached) switch
    {
        (null, _) => "",
        (_, true) => $"({reach}: reached)",
        _ => $"({reach}: NOT reached)",
    };

    private static string Show(Spread spread, string? format = null)
    {
        format ??= spread.Median < 100 ? "N2" : "N0";
        return $"{Format(spread.Median)} [{Format(spread.Smallest)}–{Format(spread.Largest)}]";

        string Format(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
