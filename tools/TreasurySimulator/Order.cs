namespace TreasurySimulator;

/// <summary>An order to pay, as the paying side gives it.</summary>
/// <param name="EndToEndId">The payer's id; the order is taken once for it.</param>
/// <param name="Uetr">A version 4 UUID.</param>
internal sealed record Order(
    string EndToEndId, Guid Uetr, long AmountFen, string Currency, Creditor Creditor, DateOnly RequestedOn)
{
    public bool IsWellFormed =>
        Currency == "CNY" && AmountFen > 0 && EndToEndId is { Length: > 0 and <= 35 } && Creditor is { Account: not null };
}

/// <param name="BankCode">The bank's code in the payment system (联行号).</param>
internal sealed record Creditor(string Name, string Account, string BankCode);

/// <summary>What becomes of an order; the content decides for good, the day what is seen of it.</summary>
internal sealed record Booking(Order Order, bool Rejected, string? Reason, DateOnly? ReturnedOn)
{
    public DateOnly PaidOn => Order.Is(Behaviour.BookedNextDay) ? Order.RequestedOn.AddDays(1) : Order.RequestedOn;

    public bool IsReturnedBy(DateOnly day) => !Rejected && ReturnedOn <= day;

    public string StatusOn(DateOnly day) => Rejected ? "rejected" : IsReturnedBy(day) ? "returned" : PaidOn <= day ? "paid" : "accepted";

    public DateOnly? BookedOn(DateOnly day) => StatusOn(day) switch { "returned" => ReturnedOn, "paid" => PaidOn, _ => null };
}

internal sealed record StatementLine(string EndToEndId, long AmountFen, DateOnly BookedOn);

/// <summary>The day on which the bank gave a payment back, and why.</summary>
internal sealed record Return(DateOnly On, string Reason);

/// <summary>All that was booked on one day.</summary>
internal sealed record Statement(DateOnly Date, IReadOnlyList<StatementLine> Lines);

/// <summary>What is said of an order.</summary>
internal sealed record Told(string Status, DateOnly? BookedOn, string? Reason);
