using System.ComponentModel.DataAnnotations;
using Funding.Payments;
using Funding.Treasury;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Settlements;

/// <summary>What the treasury says has become of an order.</summary>
public enum ReportedOutcome
{
    Accepted,
    Paid,
    Rejected,

    /// <summary>It was paid and has come back.</summary>
    Returned,
}

/// <summary>One report of the treasury's own system about one order.</summary>
/// <param name="EndToEndId">The order's.</param>
/// <param name="Reference">The treasury's own; it is kept with the change.</param>
/// <param name="BookedOn">Business date of the treasury's booking; of what was paid or returned.</param>
/// <param name="Amount">Where it is given it must be the order's.</param>
/// <param name="Reason">Of what was rejected or returned.</param>
public sealed record TreasuryReport(
    [property: Required, Text(35)] string EndToEndId,
    ReportedOutcome Outcome,
    [property: Required, Text(100)] string Reference,
    DateOnly? BookedOn = null,
    MoneyAmount? Amount = null,
    [property: Text(500)] string? Reason = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BookedOn is null && Outcome is ReportedOutcome.Paid or ReportedOutcome.Returned)
        {
            yield return new("Say on which day it was booked.", [nameof(BookedOn)]);
        }

        if (Reason is null && Outcome is ReportedOutcome.Rejected or ReportedOutcome.Returned)
        {
            yield return new("Say why.", [nameof(Reason)]);
        }
    }

    internal bool IsOf(Payment payment) => Amount is null || Amount.Fen == payment.AmountFen;

    internal TreasuryAnswer ToAnswer() => new(
        Outcome switch
        {
            ReportedOutcome.Accepted => TreasuryOutcome.Accepted,
            ReportedOutcome.Paid => TreasuryOutcome.Paid,
            ReportedOutcome.Rejected => TreasuryOutcome.Rejected,
            _ => TreasuryOutcome.Returned,
        },
        BookedOn, Reason);
}

/// <summary>What a report has done.</summary>
public enum Taking
{
    /// <summary>The payment has gone on by it.</summary>
    Booked,

    /// <summary>It says what was known.</summary>
    Known,

    /// <summary>It contradicts what was approved, paid or failed: nothing has changed, and the audit log has it for people to find out.</summary>
    Contradicts,
}

/// <summary>The answer to a report.</summary>
public sealed record ReportView(Guid PaymentId, string EndToEndId, Taking Taken, PaymentStatus Status, long Revision)
{
    internal static ReportView Of(Payment payment, Taking taken) => new(payment.Id, payment.EndToEndId, taken, payment.Status, payment.Revision);
}
