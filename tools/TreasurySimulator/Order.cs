namespace TreasurySimulator;

/// <summary>An order to pay, as the paying side gives it.</summary>
/// <param name="EndToEndId">The payer's id; the order is taken once for it.</param>
/// <param name="Uetr">A version 4 UUID.</param>
internal sealed record Order(
    string EndToEndId, Guid Uetr, long AmountFen, string Currency, Creditor Creditor, DateOnly RequestedOn);

/// <param name="BankCode">The bank's code in the payment system (联行号).</param>
internal sealed record Creditor(string Name, string Account, string BankCode);

/// <summary>What became of an order; the content decides for good.</summary>
internal sealed record Booking(Order Order, bool Rejected, string? Reason, DateOnly? ReturnedOn)
{
    public string Status => Rejected ? "rejected" : ReturnedOn is null ? "paid" : "returned";

    public DateOnly? BookedOn => Rejected ? null : ReturnedOn ?? Order.RequestedOn;
}

internal sealed record StatementLine(string EndToEndId, long AmountFen, DateOnly BookedOn);

/// <summary>The day on which the bank gave a payment back, and why.</summary>
internal sealed record Return(DateOnly On, string Reason);

/// <summary>All that was booked on one day.</summary>
internal sealed record Statement(DateOnly Date, IReadOnlyList<StatementLine> Lines);
