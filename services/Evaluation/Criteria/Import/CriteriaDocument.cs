using System.Text.Json;
using System.Text.RegularExpressions;
using Contracts;
using Scoring;
using Scoring.Thresholds;
using ServiceDefaults.Http;

namespace Evaluation.Criteria.Import;

/// <summary>A set of criteria as a city writes it: kind, title, dimensions with their items, and the method that scores them.</summary>
internal sealed partial record CriteriaDocument(BaseKind Kind, string Title, IReadOnlyList<CriteriaVersionItem> Items, ScoringMethod Method)
{
    public const int LongestCode = 20;
    private const int LongestName = 200;
    private const int LongestQuote = 2_000;
    private const int MostDimensions = 50;
    private const int MostItems = 300;
    private static readonly string[] ItemMembers =
        ["code", "name", "nameInEnglish", "clauseId", "clause", "input", "unit", "rule", "bodyQuote", "bodySection"];

    /// <summary>Everything that is wrong with it, or the document.</summary>
    public static (CriteriaDocument? Document, IReadOnlyList<FieldError> Faults) Read(JsonElement body)
    {
        var faults = new List<FieldError>();
        var root = new ImportedNode(body, "", faults);
        if (!root.IsObject("kind", "title", "dimensions", "method"))
        {
            return (null, faults);
        }

        var kind = root["kind"].As<BaseKind>("one of region, university, enterprise");
        var title = root["title"].Text(LongestName);
        var dimensions = root["dimensions"].Items(MostDimensions).Where(d => d.IsObject("code", "name", "nameInEnglish", "section", "items")).ToList();
        List<(ImportedNode At, CriteriaVersionItem Item)> items = [.. dimensions.SelectMany(ItemsOf)];
        Once(dimensions.Select(d => (d["code"], d["code"].Written ?? "")), "dimension");
        Once(items.Select(i => (i.At["code"], i.Item.Code)), "item");
        var method = root["method"].IsThere ? MethodDocument.Read(root["method"], CriteriaVersion.ForScoring(items.Select(i => i.Item))) : ScoringMethod.PlatformDefault;
        return faults.Count > 0 ? (null, faults) : (new(kind, title, [.. items.Select(i => i.Item)], method), []);
    }

    private static IEnumerable<(ImportedNode, CriteriaVersionItem)> ItemsOf(ImportedNode dimension)
    {
        var (code, name) = (CodeAt(dimension["code"]), dimension["name"].Text(LongestName));
        return dimension["items"].Items(MostItems).Where(item => item.IsObject(ItemMembers)).Select(item => (item, ItemOf(item, code, name)));
    }

    private static CriteriaVersionItem ItemOf(ImportedNode item, string dimensionCode, string dimension)
    {
        var input = item["input"].As<ItemInput>("one of boolean, integer, decimal");
        var rule = item["rule"].IsThere ? item["rule"].As<NumericRule>("a rule: its kind, and what that kind needs") : null;
        if (RuleFault(input, item["rule"].IsThere, rule) is { } fault)
        {
            item["rule"].Note(fault);
        }

        return new(
            CodeAt(item["code"]), dimensionCode, dimension, item["name"].Text(LongestName), item["nameInEnglish"].OptionalText(LongestName) ?? "",
            CodeAt(item["clauseId"]), item["clause"].Text(LongestQuote), input, item["unit"].OptionalText(LongestCode), rule,
            item["bodyQuote"].OptionalText(LongestQuote));
    }

    private static string? RuleFault(ItemInput input, bool isThere, NumericRule? rule) => (input, rule) switch
    {
        (ItemInput.Boolean, not null) => "An expert judges a yes/no item, no rule.",
        (not ItemInput.Boolean, null) => isThere ? null : "A figure is judged by a rule.", // a rule that cannot be read is noted already
        (_, { Kind: RuleKind.AtLeast or RuleKind.RiseAtLeast, Threshold: null }) => "This kind of rule has a threshold.",
        (_, { Kind: RuleKind.AboveReference, Series: null }) => "This kind of rule names its reference series.",
        (_, { Kind: RuleKind.Expression }) => ExpressionFault(rule),
        _ => null,
    };

    private static string? ExpressionFault(NumericRule rule) =>
        rule.Expression is null ? "This kind of rule has an expression."
        : !ThresholdExpression.TryParse(rule.Expression, out var expression, out var fault) ? fault
        : rule.Series is null && expression.Reads(ThresholdFacts.ReferenceName) ? "An expression that reads the reference names its reference series."
        : null;

    private static string CodeAt(ImportedNode node)
    {
        if (node.Written is { } code && CodeForm().IsMatch(code))
        {
            return code;
        }

        node.Note("A code is of 1 to 20 letters, digits, dots and hyphens.");
        return "";
    }

    private static void Once(IEnumerable<(ImportedNode At, string Code)> all, string what)
    {
        var seen = new HashSet<string>();
        foreach (var (at, code) in all.Where(one => one.Code.Length > 0 && !seen.Add(one.Code)).ToList())
        {
            at.Note($"Another {what} has the code {code}.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.\-]{0,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
