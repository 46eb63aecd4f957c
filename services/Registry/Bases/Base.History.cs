namespace Registry.Bases;

/// <content>Where its history stands; the history itself keeps no record of these.</content>
internal sealed partial class Base
{
    /// <summary>When the registry knew of the latest change, in business time.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The latest day from which anything that is known of it is true.</summary>
    public DateOnly TrueSince { get; private set; }

    /// <summary>The end of its chain; null only before its registration is written.</summary>
    public byte[]? HistoryHash { get; private set; }

    /// <summary>Its history was put right; what follows from that for its particulars is set beside it.</summary>
    public void Correct() => Revision++;

    internal void Continue(byte[] hash, DateTimeOffset knownAt, DateOnly trueFrom) =>
        (HistoryHash, ChangedAt, TrueSince) = (hash, knownAt, trueFrom);
}
