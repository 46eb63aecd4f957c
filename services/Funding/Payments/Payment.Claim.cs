using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

/// <content>What the payment is asked for, by which papers, and with which others it goes.</content>
internal sealed partial class Payment
{
    private readonly List<PaymentDocument> _documents = [];

    /// <summary>The number of the request or invoice that is paid; once for a payee.</summary>
    public string? ClaimNumber { get; private set; }

    public DateOnly? PeriodFrom { get; private set; }

    public DateOnly? PeriodTo { get; private set; }

    /// <summary>Why it is no duplicate of one that looks like it.</summary>
    public string? DistinctBecause { get; private set; }

    /// <summary>Who proposed the award, and so has no part in its payments; none where that is allowed.</summary>
    public string? KeptOut { get; private set; }

    public IReadOnlyList<PaymentDocument> Documents => _documents;

    /// <summary>Business time of the last approval.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>The run that it is sent with; none for one that goes alone.</summary>
    public Guid? RunId { get; private set; }

    public void JoinRun(Guid run)
    {
        Require(Status is PaymentStatus.Approved && RunId is null, "payment-in-run", "Only an approved payment without a run can join one.");
        RunId = run;
        Revision++;
    }

    public void LeaveRun()
    {
        RunId = null;
        Revision++;
    }

    private void Claim(PaymentClaim claim)
    {
        (ClaimNumber, PeriodFrom, PeriodTo, DistinctBecause, KeptOut) = (claim.Number, claim.PeriodFrom, claim.PeriodTo, claim.DistinctBecause, claim.KeptOut);
        _documents.AddRange(claim.Documents);
    }
}

/// <param name="KeptOut">Who has no part in the payment.</param>
internal sealed record PaymentClaim(
    string? Number, DateOnly? PeriodFrom, DateOnly? PeriodTo, string? DistinctBecause, string? KeptOut, IReadOnlyCollection<PaymentDocument> Documents);
