using System.Text.Json;
using System.Text.Json.Serialization;
using Contracts;
using Scoring;

namespace Evaluation.Criteria;

/// <summary>The annex of 石政办函〔2018〕49号 as the product ships it (R103–R172): 61 items from 47 clauses, with the policy's words.</summary>
internal sealed record Annex(AnnexDocument Document, IReadOnlyList<AnnexKind> Kinds)
{
    private static readonly JsonSerializerOptions Strict =
        new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<Annex> Loaded = new(Load);

    public static Annex Shipped => Loaded.Value;

    public AnnexKind Of(BaseKind kind) => Kinds.Single(k => k.Kind == kind);

    private static Annex Load()
    {
        using var stream = typeof(Annex).Assembly.GetManifestResourceStream("annex.json")!;
        return JsonSerializer.Deserialize<Annex>(stream, Strict)!;
    }
}

internal sealed record AnnexDocument(string Title, string Number, string Issuer, string Annex);

/// <param name="Lenses">The clause that asks for existence and effect of every measure (R109–R111).</param>
internal sealed record AnnexKind(
    BaseKind Kind, string Name, string NameInEnglish, string Section, string Lenses, IReadOnlyList<AnnexDimension> Dimensions)
{
    public IReadOnlyList<CriteriaVersionItem> Items() =>
    [
        .. from dimension in Dimensions
           from item in dimension.Items
           select new CriteriaVersionItem(
               item.Code, dimension.Code, dimension.Name, item.Name, item.NameInEnglish, item.ClauseId, item.Clause, item.Input,
               item.Unit, item.Rule, item.BodyQuote),
    ];
}

internal sealed record AnnexDimension(string Code, string Name, string NameInEnglish, string Section, IReadOnlyList<AnnexItem> Items);

internal sealed record AnnexItem(
    string Code, string Name, string NameInEnglish, string ClauseId, string Clause, ItemInput Input, string? Unit, NumericRule? Rule,
    string? BodyQuote, string? BodySection);
