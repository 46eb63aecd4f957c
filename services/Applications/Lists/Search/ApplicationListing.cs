namespace Applications.Lists.Search;

/// <summary>What lists show and find of a form. The database writes it whenever the form or the number changes; nobody else does.</summary>
internal sealed class ApplicationListing
{
    public Guid ApplicationId { get; private set; }

    public string ApplicantName { get; private set; } = "";

    /// <summary>All that can be searched, a line each, its Latin letters small.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Each character, each two neighbours, and the codes as a whole: what the index is over.</summary>
    public string[] Grams { get; private set; } = [];
}
