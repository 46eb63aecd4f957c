using Evidence;

namespace Applications.Lists.Import;

/// <summary>A county's spreadsheet that was taken, with what it did. It never changes, and the same file is not taken twice.</summary>
internal sealed class RecommendationImport : IAggregate
{
    private RecommendationImport()
    {
    }

    public RecommendationImport(string area, string fileHash, string fileName, ImportOutcome outcome, DateTimeOffset now)
    {
        (Id, Revision) = (Guid.CreateVersion7(), 1);
        (Area, FileHash, FileName, Outcome, At) = (area, fileHash, fileName, outcome, now);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Area { get; private set; } = "";

    /// <summary>SHA-256 of the file in hexadecimal.</summary>
    public string FileHash { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public ImportOutcome Outcome { get; private set; } = new(0, 0, 0);

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>How many applications a spreadsheet recommends, returns and does not recommend.</summary>
public sealed record ImportOutcome(int Recommended, int Returned, int NotRecommended)
{
    internal static ImportOutcome Of(IReadOnlyList<RecommendationRow> rows) => new(
        rows.Count(row => row.Verdict is RecommendationVerdict.Recommend), rows.Count(row => row.Verdict is RecommendationVerdict.Return),
        rows.Count(row => row.Verdict is RecommendationVerdict.NotRecommend));
}
