using ServiceDefaults.Search;

namespace Applications.Lists.Search;

/// <summary>What lists show and find of a form. The database writes it whenever the form or the number changes; nobody else does.</summary>
internal sealed class ApplicationListing : ISearched
{
    public Guid ApplicationId { get; private set; }

    public string ApplicantName { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string[] Grams { get; private set; } = [];
}
