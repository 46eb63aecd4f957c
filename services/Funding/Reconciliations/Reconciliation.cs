using Evidence;

namespace Funding.Reconciliations;

/// <summary>How the treasury's statement and our books differ on one payment.</summary>
public enum DifferenceKind
{
    /// <summary>The statement has a line that is no payment of ours.</summary>
    UnknownLine,

    /// <summary>The statement has another amount.</summary>
    AmountDiffers,

    /// <summary>The statement has a payment twice.</summary>
    DuplicateLine,

    /// <summary>By our books this payment was never to be made, has failed, or has come back already.</summary>
    NotPayable,

    /// <summary>Our books expect a payment that the statement does not have.</summary>
    Missing,

    /// <summary>The statement had a line when it was read before, and has it no more.</summary>
    Vanished,
}

/// <summary>One run of our books against one day's statement; never changed.</summary>
internal sealed class Reconciliation : IAggregate
{
    private Reconciliation()
    {
    }

    public Reconciliation(DateOnly statementDate, int lines, int matched, IEnumerable<Difference> differences, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (StatementDate, Lines, Matched, Differences, ReconciledBy) = (statementDate, lines, matched, [.. differences], by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public DateOnly StatementDate { get; private set; }

    /// <summary>Lines of the statement.</summary>
    public int Lines { get; private set; }

    /// <summary>Payments that this run has reconciled.</summary>
    public int Matched { get; private set; }

    public List<Difference> Differences { get; private set; } = [];

    public string ReconciledBy { get; private set; } = "";
}

/// <param name="ExpectedFen">By our books; none where they know nothing.</param>
/// <param name="FoundFen">By the statement; none where it has nothing.</param>
/// <param name="EntryId">The statement's line.</param>
internal sealed record Difference(DifferenceKind Kind, string EndToEndId, Guid? PaymentId, long? ExpectedFen, long? FoundFen, Guid? EntryId = null);
