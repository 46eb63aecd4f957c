using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Criteria.Import;

/// <summary>Reads a scoring method as officers write it.</summary>
internal static class MethodDocument
{
    private const int LongestName = 100;

    /// <summary>With faults noted, the method is of no use.</summary>
    public static ScoringMethod Read(ImportedNode node, IReadOnlyList<ScoredItem> items)
    {
        var before = node.Faults.Count;
        var method = node.IsObject(
            "name", "existing", "effects", "satisfied", "weights", "combination", "tieBreaks", "itemWeights", "severity", "passMark", "gates")
            ? Parts(node) : ScoringMethod.PlatformDefault;
        if (node.Faults.Count == before)
        {
            node.Faults.AddRange(ScoringMethodRules.FaultsOf(method, items).Select(fault => new FieldError(node.Pointer + fault.Place, fault.Detail)));
        }

        return method;
    }

    private static ScoringMethod Parts(ImportedNode node) => new(
        node["name"].Text(LongestName),
        node["existing"].Number(Places.Score),
        [
            .. node["effects"].Items(5, 2).Where(e => e.IsObject("effect", "points"))
                .Select(e => new EffectPoints(e["effect"].As<Effect>("one of none, weak, fair, good, excellent"), e["points"].Number(Places.Score))),
        ],
        node["satisfied"].Number(Places.Score),
        node["weights"].Text(LongestName),
        node["combination"].Text(LongestName),
        [
            .. node["tieBreaks"].Items(10, 0).Select(by => by.As<TieBreak>(
                "one of higher-effect, higher-lowest-sheet, higher-mean, higher-median-sheet, smaller-spread")),
        ],
        Optional(node["itemWeights"], weights => weights.Items(300).Where(w => w.IsObject("itemCode", "weight"))
            .Select(w => new ItemWeight(w["itemCode"].Text(CriteriaDocument.LongestCode), w["weight"].Number(Places.Score))).ToList()),
        Optional(node["severity"], sample => sample.IsObject("minApplications", "minExperts", "minSheetsPerExpert")
            ? new SeveritySample(sample["minApplications"].Integer(), sample["minExperts"].Integer(), sample["minSheetsPerExpert"].Integer()) : null),
        node["passMark"].IsThere ? node["passMark"].Number(Places.Score) : null,
        Optional(node["gates"], gates => gates.Items(50).Where(g => g.IsObject("code", "atLeast"))
            .Select(g => new Gate(g["code"].Text(CriteriaDocument.LongestCode), g["atLeast"].Number(Places.Score))).ToList()));

    private static T? Optional<T>(ImportedNode node, Func<ImportedNode, T?> read)
        where T : class => node.IsThere ? read(node) : null;
}
