using System.Text.Json;
using System.Text.Json.Serialization;
using Evidence;

namespace Scoring;

/// <summary>A decision with all it was made from: whoever has it can make it again.</summary>
public sealed record Decision<TInput, TMethod, TResult>(TInput Input, TMethod Method, TResult Result);

/// <summary>Makes decision records and recomputes them, to the last digit, with nothing but the record.</summary>
public static class DecisionRecord
{
    public const string Ranking = "ranking";
    public const string PublicRanking = "public-ranking";
    public const string Performance = "performance";
    private const int First = 1;
    private const int MaxFindings = 20;

    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static (SignedRecord Record, RankingResult Result) Rank(SigningKey key, RankingInput input, ScoringMethod method)
    {
        var decision = new RankedMeanwhile(input, method);
        return (SignedRecord.Sign(key, Ranking, RankingFormats.Current, decision), decision.Result);
    }

    /// <summary>What the public may see of a ranking, with the same result.</summary>
    public static (SignedRecord Record, RankingResult Result) Publish(SigningKey key, Guid rankingId, SignedRecord ranking)
    {
        var (input, method, _) = ReadRanking(ranking);
        var shown = Scoring.PublicRanking.Of(rankingId, ranking.Hash, input, method);
        var result = Ranker.Rank(shown, method);
        var decision = new Decision<PublicRankingInput, ScoringMethod, RankingResult>(shown, method, result);
        return (SignedRecord.Sign(key, PublicRanking, First, decision), result);
    }

    /// <summary>What a ranking's record holds, unverified.</summary>
    public static Decision<RankingInput, ScoringMethod, RankingResult> ReadRanking(SignedRecord record) =>
        record.Payload.Deserialize<Decision<RankingInput, ScoringMethod, RankingResult>>(Strict) ?? throw new JsonException("There is no payload.");

    public static (SignedRecord Record, PerformanceResult Result) Grade(SigningKey key, PerformanceInput input, PerformanceMethod method)
    {
        var result = PerformanceScorer.Grade(input, method);
        var decision = new Decision<PerformanceInput, PerformanceMethod, PerformanceResult>(input, method, result);
        return (SignedRecord.Sign(key, Performance, First, decision), result);
    }

    /// <summary>Whether <see cref="Recompute"/> knows this type of record.</summary>
    public static bool IsKnown(string type) => type is Ranking or PublicRanking or Performance;

    /// <summary>Where the record's payload is not what its own input and method give; empty when all holds.</summary>
    public static IReadOnlyList<Finding> Recompute(SignedRecord record)
    {
        try
        {
            JsonElement? made = (record.Type, record.Version) switch
            {
                (Ranking, First) => Again<RankingInput, ScoringMethod, RankingResult>(record.Payload, RankingFormats.RankAsFormat1),
                (Ranking, RankingFormats.Current) => Again<RankingInput, ScoringMethod, RankingResult>(record.Payload, Ranker.Rank),
                (PublicRanking, First) => Again<PublicRankingInput, ScoringMethod, RankingResult>(record.Payload, Ranker.Rank),
                (Performance, First) => Again<PerformanceInput, PerformanceMethod, PerformanceResult>(record.Payload, PerformanceScorer.Grade),
                _ => null,
            };
            if (made is not { } again)
            {
                return [new("record-version", "version", $"this verifier does not recompute format {record.Version} of a {record.Type}")];
            }

            return [.. Differences(again, record.Payload, "payload").Take(MaxFindings)];
        }
        catch (Exception e) when (e is JsonException or ScoringException or OverflowException)
        {
            return [new("record-unusable", "payload", e.Message)];
        }
    }

    /// <summary>The decision whose result is made while its input, of a large round a hundred megabytes, is being written down.</summary>
    private sealed class RankedMeanwhile(RankingInput input, ScoringMethod method)
    {
        private readonly Task<RankingResult> _ranking = Task.Run(() => Ranker.Rank(input, method));

        public RankingInput Input => input;

        public ScoringMethod Method => method;

        public RankingResult Result => _ranking.GetAwaiter().GetResult();
    }

    private static JsonElement Again<TInput, TMethod, TResult>(JsonElement payload, Func<TInput, TMethod, TResult> decide)
    {
        var recorded = payload.Deserialize<Decision<TInput, TMethod, TResult>>(Strict) ?? throw new JsonException("There is no payload.");
        return JsonSerializer.SerializeToElement(recorded with { Result = decide(recorded.Input, recorded.Method) }, Strict);
    }

    private static IEnumerable<Finding> Differences(JsonElement again, JsonElement recorded, string place)
    {
        if (again.ValueKind == JsonValueKind.Object && recorded.ValueKind == JsonValueKind.Object)
        {
            var names = again.EnumerateObject().Concat(recorded.EnumerateObject()).Select(property => property.Name).Distinct();
            return names.SelectMany(name => again.TryGetProperty(name, out var a) && recorded.TryGetProperty(name, out var b)
                ? Differences(a, b, $"{place}.{name}")
                : [new("result-differs", $"{place}.{name}", "it is missing, or does not belong there")]);
        }

        if (again.ValueKind == JsonValueKind.Array && recorded.ValueKind == JsonValueKind.Array && again.GetArrayLength() == recorded.GetArrayLength())
        {
            return again.EnumerateArray().Zip(recorded.EnumerateArray()).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{place}[{i}]"));
        }

        return JsonElement.DeepEquals(again, recorded) ? []
            : [new("result-differs", place, $"recomputed it is {Short(again)}, the record says {Short(recorded)}")];
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 100 } text ? text[..100] + "…" : value.GetRawText();
}
