using System.Security.Cryptography;
using Contracts;

namespace Funding.Treasury;

/// <summary>Who pays. An order is given once and never again; what became of it is found out by asking.</summary>
internal interface ITreasury
{
    /// <summary>False while it is known not to answer: whatever is given to it now would only become unknown.</summary>
    bool IsReachable { get; }

    /// <summary>Gives the order; never throws for want of an answer.</summary>
    Task<TreasuryAnswer> PayAsync(PaymentOrder order, CancellationToken cancellationToken);

    Task<TreasuryAnswer> AskAsync(string endToEndId, CancellationToken cancellationToken);

    /// <summary>What the treasury booked on that day; null when it does not answer.</summary>
    Task<IReadOnlyList<StatementLine>?> StatementAsync(DateOnly date, CancellationToken cancellationToken);
}

/// <summary>A treasury that takes many orders as one message, given when the caller's own transaction commits.</summary>
internal interface IBatchTreasury : ITreasury
{
    /// <summary>Answers for the orders that were not given; what became of the others is learnt from reports.</summary>
    IReadOnlyDictionary<string, TreasuryAnswer> PayTogether(IReadOnlyCollection<PaymentOrder> orders);
}

/// <param name="EndToEndId">A UUID in N format (Max35Text).</param>
/// <param name="Uetr">A version 4 UUID of its own.</param>
internal sealed record PaymentOrder(string EndToEndId, Guid Uetr, long AmountFen, Payee Creditor, DateOnly RequestedOn)
{
    /// <summary>By its standard; ours elsewhere are version 7.</summary>
    public static Guid NewUetr()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

/// <param name="AmountFen">Below zero for a payment that came back.</param>
internal sealed record StatementLine(string EndToEndId, long AmountFen, DateOnly BookedOn);

internal enum TreasuryOutcome
{
    /// <summary>Nothing can be concluded: it may have acted or not.</summary>
    NoAnswer,

    /// <summary>It says that it does not know the payment, which it may still come to know.</summary>
    NotFound,

    /// <summary>The order is on its way, and nothing was heard of it yet.</summary>
    Awaited,
    Accepted,
    Paid,
    Rejected,
    Returned,
}

internal sealed record TreasuryAnswer(TreasuryOutcome Outcome, DateOnly? BookedOn = null, string? Reason = null);
