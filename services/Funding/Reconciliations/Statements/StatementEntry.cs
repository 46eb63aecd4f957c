using Funding.Payments;
using Funding.Treasury;

namespace Funding.Reconciliations.Statements;

/// <summary>By what a line of a statement was taken for a payment of ours. The amount alone is never enough.</summary>
internal enum MatchRule
{
    /// <summary>Our end-to-end id, and the amount.</summary>
    EndToEndId,

    /// <summary>Our end-to-end id as a bank has respelt it, and the amount.</summary>
    RespeltId,

    /// <summary>Two people say so.</summary>
    ByHand,
}

/// <summary>
/// One line of the treasury's statement of one day, kept once however often that statement is read. What it was matched with never
/// changes.
/// </summary>
internal sealed class StatementEntry
{
    private StatementEntry()
    {
    }

    public StatementEntry(DateOnly statementDate, StatementLine line, int number)
    {
        Id = Guid.CreateVersion7();
        (StatementDate, EndToEndId, AmountFen, BookedOn, Number) = (statementDate, line.EndToEndId, line.AmountFen, line.BookedOn, number);
    }

    public Guid Id { get; private set; }

    public DateOnly StatementDate { get; private set; }

    /// <summary>As the statement spells it.</summary>
    public string EndToEndId { get; private set; } = "";

    /// <summary>Below zero for a payment that came back.</summary>
    public long AmountFen { get; private set; }

    public DateOnly BookedOn { get; private set; }

    /// <summary>Which of several equal lines of the day.</summary>
    public int Number { get; private set; }

    /// <summary>The statement had it when it was read last.</summary>
    public bool Listed { get; private set; } = true;

    public Guid? PaymentId { get; private set; }

    public MatchRule? Rule { get; private set; }

    public bool IsReturn => AmountFen < 0;

    public void SeeAgain(bool listed) => Listed = listed;

    public void Match(Payment payment, MatchRule rule) => (PaymentId, Rule) = (payment.Id, rule);
}
