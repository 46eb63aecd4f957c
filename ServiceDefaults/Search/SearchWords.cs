using System.Text.RegularExpressions;
using ServiceDefaults.Requests;

namespace ServiceDefaults.Search;

/// <summary>What somebody looks for: words that must all occur, however short.</summary>
/// <param name="Words">Their Latin letters small.</param>
/// <param name="Grams">What the index is asked for.</param>
public sealed partial record SearchWords(IReadOnlyList<string> Words, string[] Grams)
{
    public const int MaxLength = 100;
    private static readonly CreditCodeAttribute CreditCode = new();

    public static SearchWords Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Small).Distinct().ToList();
        return new(words, [.. words.SelectMany(GramsOf).Distinct()]);
    }

    /// <summary>The index answers by grams; which of its answers hold the whole words is seen in their text.</summary>
    public IQueryable<T> Find<T>(IQueryable<T> listings)
        where T : class, ISearched
    {
        var grams = Grams;
        listings = listings.Where(l => grams.All(gram => l.Grams.Contains(gram)));
        return Words.Aggregate(listings, (found, word) => found.Where(l => l.Text.Contains(word)));
    }

    /// <summary>As <c>search_grams</c> cuts: by characters, not by UTF-16 units. A whole code is one gram: its neighbours occur in most of the others too.</summary>
    private static IEnumerable<string> GramsOf(string word)
    {
        if (Number().IsMatch(word) || CreditCode.IsValid(word.ToUpperInvariant()))
        {
            return [word];
        }

        var characters = word.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return characters.Count == 1 ? characters : characters.Zip(characters.Skip(1), (a, b) => a + b);
    }

    /// <summary>Latin letters alone, as the database does it under every locale.</summary>
    private static string Small(string word) => string.Concat(word.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    [GeneratedRegex("^[0-9]{4}-[a-z]{3}-[0-9]{4,}$")]
    private static partial Regex Number();
}
