namespace Scoring;

/// <summary>One thing that is wrong with a method.</summary>
/// <param name="Place">A JSON pointer into the method.</param>
public sealed record MethodFault(string Place, string Detail);

/// <summary>What a method must be to score sheets of these items: everything that is wrong, at once.</summary>
public static class ScoringMethodRules
{
    private const decimal Full = 100;
    private const decimal Heaviest = 1_000_000;
    private const int MostGates = 50;

    public static IReadOnlyList<MethodFault> FaultsOf(ScoringMethod method, IReadOnlyList<ScoredItem> items) =>
    [
        .. Points(method), .. Weights(method, items), .. Combination(method), .. TieBreaks(method), .. PassMarks(method, items),
    ];

    private static IEnumerable<MethodFault> Points(ScoringMethod method)
    {
        if (method.Existing is < 0 or > Full)
        {
            yield return new("/existing", "Points for a measure that exists are from 0 to 100.");
        }

        if (method.Satisfied is <= 0 or > Full)
        {
            yield return new("/satisfied", "Points for a numeric item are above 0 and at most 100.");
        }

        if (method.Effects.Select(e => e.Effect).Distinct().Count() < method.Effects.Count || method.Effects.Count < 2)
        {
            yield return new("/effects", "The scale has two degrees at least, each once.");
        }

        var scale = method.Effects.OrderBy(e => e.Effect).ToList();
        if (scale is not [{ Effect: Effect.None, Points: 0 }, ..])
        {
            yield return new("/effects", "The scale begins with the effect none, which gives 0 points.");
        }

        if (scale.Zip(scale.Skip(1)).Any(pair => pair.First.Points >= pair.Second.Points))
        {
            yield return new("/effects", "A higher degree gives more points.");
        }

        if (scale.Count > 0 && method.Existing + scale[^1].Points != Full)
        {
            yield return new("/effects", "A measure that exists with the highest effect gives 100 points.");
        }
    }

    private static IEnumerable<MethodFault> Weights(ScoringMethod method, IReadOnlyList<ScoredItem> items)
    {
        var weights = method.ItemWeights ?? [];
        if (method.Weights is Weighting.Equal)
        {
            return method.ItemWeights is null ? [] : [new("/itemWeights", "Equal weights are not written down.")];
        }

        if (method.Weights is not Weighting.Explicit)
        {
            return [new("/weights", $"Weights are {Weighting.Equal} or {Weighting.Explicit}.")];
        }

        var known = items.Select(item => item.Code).ToHashSet();
        var missing = known.Except(weights.Select(weight => weight.ItemCode)).ToList();
        return
        [
            .. weights.SelectMany((weight, i) => FaultsOf(weight, i, weights, known)),
            .. missing.Count == 0 ? Array.Empty<MethodFault>() : [new("/itemWeights", $"No weight is given for {string.Join(", ", missing)}.")],
            .. weights.Sum(weight => weight.Weight) > 0 ? Array.Empty<MethodFault>() : [new("/itemWeights", "All items together weigh nothing.")],
        ];
    }

    private static IEnumerable<MethodFault> FaultsOf(ItemWeight weight, int i, IReadOnlyList<ItemWeight> all, HashSet<string> known)
    {
        if (!known.Contains(weight.ItemCode))
        {
            yield return new($"/itemWeights/{i}/itemCode", "The criteria have no such item.");
        }
        else if (all.Take(i).Any(other => other.ItemCode == weight.ItemCode))
        {
            yield return new($"/itemWeights/{i}/itemCode", "This item stands here twice.");
        }

        if (weight.Weight is < 0 or > Heaviest)
        {
            yield return new($"/itemWeights/{i}/weight", "A weight is from 0 to 1,000,000.");
        }
    }

    private static IEnumerable<MethodFault> Combination(ScoringMethod method)
    {
        if (!Combinations.All.Contains(method.Combination))
        {
            yield return new("/combination", $"The combination is one of {string.Join(", ", Combinations.All)}.");
        }

        if (method.Combination is Combinations.SeverityAdjusted != method.Severity is not null)
        {
            yield return new("/severity", "Severity-adjusted scores, and no others, say from which sample on they are estimated.");
        }

        if (method.Severity is { MinApplications: < 3 } or { MinExperts: < 3 } or { MinSheetsPerExpert: < 2 })
        {
            yield return new("/severity", "Nothing is estimated from fewer than 3 applications, 3 experts and 2 sheets of each.");
        }
    }

    private static IEnumerable<MethodFault> TieBreaks(ScoringMethod method) =>
        method.TieBreaks.Distinct().Count() == method.TieBreaks.Count ? [] : [new("/tieBreaks", "A tie-break stands here twice.")];

    private static IEnumerable<MethodFault> PassMarks(ScoringMethod method, IReadOnlyList<ScoredItem> items)
    {
        if (method.PassMark is <= 0 or > Full)
        {
            yield return new("/passMark", "A pass mark is above 0 and at most 100.");
        }

        var gates = method.Gates ?? [];
        if (gates.Count > MostGates)
        {
            yield return new("/gates", $"There are at most {MostGates} gates.");
        }

        for (var i = 0; i < gates.Count; i++)
        {
            var gate = gates[i];
            if (!items.Any(item => item.Code == gate.Code || item.Dimension == gate.Code))
            {
                yield return new($"/gates/{i}/code", "The criteria have no such dimension or item.");
            }
            else if (gates.Take(i).Any(other => other.Code == gate.Code))
            {
                yield return new($"/gates/{i}/code", "This gate stands here twice.");
            }

            if (gate.AtLeast is <= 0 or > Full)
            {
                yield return new($"/gates/{i}/atLeast", "A gate asks for more than 0 and at most 100.");
            }
        }
    }
}
