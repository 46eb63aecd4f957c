namespace TreasurySimulator;

/// <summary>What the last digits of the creditor's account make the treasury do.</summary>
internal static class Behaviour
{
    /// <summary>Refused at once.</summary>
    public const string Rejected = "0422";

    /// <summary>Booked, but the answer never comes.</summary>
    public const string BookedInSilence = "0504";

    /// <summary>Neither booked nor answered.</summary>
    public const string Lost = "0503";

    /// <summary>Accepted, and booked a day later only.</summary>
    public const string BookedNextDay = "0202";

    /// <summary>Booked, and given back three days later.</summary>
    public const string GivenBack = "0410";

    /// <summary>Every second answer contradicts the one before: paid, rejected, paid.</summary>
    public const string Contradictory = "0409";

    /// <summary>Told of twice, on statements too.</summary>
    public const string ToldTwice = "0208";

    private const int DaysUntilGivenBack = 3;

    public static bool Is(this Order order, string behaviour) => order.Creditor.Account.EndsWith(behaviour, StringComparison.Ordinal);

    /// <summary>What the content decides for good.</summary>
    public static Booking Book(Order order)
    {
        if (order.Is(Rejected))
        {
            return new(order, Rejected: true, "the creditor's account is closed", ReturnedOn: null);
        }

        return order.Is(GivenBack)
            ? new(order, Rejected: false, "账户已冻结", order.RequestedOn.AddDays(DaysUntilGivenBack))
            : new(order, Rejected: false, Reason: null, ReturnedOn: null);
    }
}
