using ServiceDefaults.Search;

namespace Registry.OpenData.Search;

/// <summary>What a base is found by, of what is public alone. The database writes it whenever that changes; nobody else does.</summary>
internal sealed class BaseListing : ISearched
{
    public Guid BaseId { get; private set; }

    public string Text { get; private set; } = "";

    public string[] Grams { get; private set; } = [];
}
