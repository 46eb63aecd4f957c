using System.ComponentModel.DataAnnotations;
using Contracts;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Requests;
using ServiceDefaults.Search;

namespace Registry.OpenData;

/// <summary>Which bases. It asks by what is public alone: an answer must not tell by its being there what it does not show.</summary>
public sealed record OpenFilter
{
    [OneOf(typeof(BaseKind))]
    public string? Kind { get; init; }

    [RegularExpression(AreaCode.Pattern)]
    public string? Area { get; init; }

    [OneOf(typeof(BaseLevel))]
    public string? Level { get; init; }

    /// <summary>One of the five chains (R16).</summary>
    [OneOf(typeof(Chain))]
    public string? Chain { get; init; }

    /// <summary>Any of these.</summary>
    [OneOf(typeof(TitleStatus)), MaxLength(10)]
    public string[]? Title { get; init; }

    /// <summary>Credit code of whoever builds it.</summary>
    [CreditCode]
    public string? Builder { get; init; }

    /// <summary>As on its plaque, such as <c>2018-ENT-001</c>.</summary>
    [Text(20), RegularExpression("[^\\p{Cc}]*")]
    public string? Number { get; init; }

    /// <summary>The year of the recognition.</summary>
    [Range(2000, 2200)]
    public int? Year { get; init; }

    /// <summary>Whether it is publicised as outstanding (R82).</summary>
    public bool? Outstanding { get; init; }

    /// <summary>Words that all occur in the base's name or number or its builder's name or credit code; one character is enough.</summary>
    [Text(SearchWords.MaxLength), RegularExpression("[^\\p{Cc}]*")]
    public string? Text { get; init; }

    internal IQueryable<Base> Narrow(RegistryDb db) => Found(Standing(db.Bases), db);

    private IQueryable<Base> Standing(IQueryable<Base> bases)
    {
        if (OneOfAttribute.Read<BaseKind>(Kind) is { } kind)
        {
            bases = bases.Where(b => b.Kind == kind);
        }

        if (OneOfAttribute.Read<BaseLevel>(Level) is { } level)
        {
            bases = bases.Where(b => b.Level == level);
        }

        if (OneOfAttribute.Read<Chain>(Chain) is { } chain)
        {
            bases = bases.Where(b => b.Chains.Contains(chain));
        }

        if (Title is { Length: > 0 })
        {
            var titles = Title.Select(name => OneOfAttribute.Read<TitleStatus>(name)!.Value).Distinct().ToList();
            bases = bases.Where(b => titles.Contains(b.Title));
        }

        if (Year is { } year)
        {
            var (from, before) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            bases = bases.Where(b => b.RecognisedOn >= from && b.RecognisedOn < before);
        }

        return Outstanding is { } outstanding ? bases.Where(b => (b.Publicity != null) == outstanding) : bases;
    }

    private IQueryable<Base> Found(IQueryable<Base> bases, RegistryDb db)
    {
        bases = Area is null ? bases : bases.Where(b => b.Area == Area);
        bases = Number is null ? bases : bases.Where(b => b.Number == Number);
        bases = Builder is null ? bases : bases.Where(b => b.Builder.CreditCode == Builder);
        if (Text is null)
        {
            return bases;
        }

        var found = SearchWords.Of(Text).Find(db.BaseListings);
        return bases.Where(b => found.Any(listing => listing.BaseId == b.Id));
    }
}
