namespace ServiceDefaults.Search;

/// <summary>What can be searched of something, cut by <see cref="SearchGrams"/> in the database.</summary>
public interface ISearched
{
    /// <summary>All that can be searched, a line each, its Latin letters small.</summary>
    string Text { get; }

    /// <summary>Each character, each two neighbours, and the codes as a whole: what the index is over.</summary>
    string[] Grams { get; }
}
