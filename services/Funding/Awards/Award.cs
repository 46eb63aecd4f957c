using Contracts.Funding;
using Evidence;
using Funding.Accounts;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <summary>Money promised to one outstanding base (R82), paid by instalments that add up to it and never to more.</summary>
internal sealed class Award : IAggregate
{
    private readonly List<Instalment> _instalments = [];

    private Award()
    {
    }

    public Award(FundAccount account, Guid budgetId, IEnumerable<Instalment> instalments, int repayablePercent, string proposedBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        _instalments.AddRange(instalments);
        (BaseId, BaseVersion, BudgetId) = (account.BaseId, account.SeenVersion, budgetId);
        (AmountFen, RepayablePercent, ProposedBy) = (_instalments.Sum(i => i.AmountFen), repayablePercent, proposedBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public AwardStatus Status { get; private set; }

    public Guid BaseId { get; private set; }

    /// <summary>What was known of the base when this was proposed: an older revocation that comes later does not concern it.</summary>
    public long BaseVersion { get; private set; }

    public Guid BudgetId { get; private set; }

    public long AmountFen { get; private set; }

    public IReadOnlyList<Instalment> Instalments => _instalments;

    /// <summary>How much of what was paid must come back when the base loses its title.</summary>
    public int RepayablePercent { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The agreement's document number (文号).</summary>
    public string? AgreementNumber { get; private set; }

    public string? SignedBy { get; private set; }

    /// <summary>What reached the payee, less what the bank returned.</summary>
    public long PaidFen { get; private set; }

    public string? EndedFor { get; private set; }

    public bool HasEnded => Status is AwardStatus.Declined or AwardStatus.Amended or AwardStatus.Closed or AwardStatus.Terminated;

    public bool IsCommitted => Status is AwardStatus.Active or AwardStatus.OnHold or AwardStatus.FinalReport;

    public bool IsReserved => Status is AwardStatus.BudgetReserved or AwardStatus.Approved or AwardStatus.AgreementSent or AwardStatus.Signed;

    /// <summary>What a revoked base owes in all, in whole fen, never rounded up.</summary>
    public long RepayableFen => (long)((decimal)PaidFen * RepayablePercent / 100);

    public void Reserve() => MoveTo(AwardStatus.BudgetReserved);

    public AwardApproved Approve(string by, DateOnly on)
    {
        Require(by != ProposedBy, "same-person", "Who proposed an award cannot approve it: ask another approver.");
        MoveTo(AwardStatus.Approved);
        (ApprovedBy, ApprovedOn) = (by, on);
        return new(Id, Revision, BaseId, AmountFen, on);
    }

    public void SendAgreement(string documentNumber)
    {
        MoveTo(AwardStatus.AgreementSent);
        AgreementNumber = documentNumber;
    }

    public void Sign(string by)
    {
        MoveTo(AwardStatus.Signed);
        SignedBy = by;
    }

    public void Activate() => MoveTo(AwardStatus.Active);

    public AwardHeld Hold(string reason)
    {
        MoveTo(AwardStatus.OnHold);
        return new(Id, Revision, BaseId, Held: true, reason);
    }

    public AwardHeld Release(string reason)
    {
        Require(Status is AwardStatus.OnHold, "award-wrong-state", "Only an award on hold can be released.");
        MoveTo(AwardStatus.Active);
        return new(Id, Revision, BaseId, Held: false, reason);
    }

    public AwardTerminated Terminate(long releasedFen, string reason)
    {
        MoveTo(AwardStatus.Terminated);
        EndedFor = reason;
        return new(Id, Revision, BaseId, releasedFen, reason);
    }

    /// <summary>The instalment to pay; whether it is being paid already is the payments' own rule.</summary>
    public Instalment RequireInstalment(int number)
    {
        RequireActive();
        return _instalments.Find(i => i.Number == number)
            ?? throw new ServiceDefaults.Http.RuleViolationException("instalment-unknown", $"This award has the instalments 1 to {_instalments.Count}: choose one of them.");
    }

    public void RequireActive()
    {
        Require(Status is not AwardStatus.OnHold, "award-on-hold", "The base rectifies: pay when its rectification has passed.");
        Require(Status is AwardStatus.Active, "award-not-active", $"Only an active award is paid; this one is {Status}.");
    }

    public void CountPaid(long fen)
    {
        Require(PaidFen + fen <= AmountFen, "over-award", "More would be paid than was promised.");
        PaidFen += fen;
        Revision++;
    }

    public void CountReturned(long fen)
    {
        PaidFen -= fen;
        Revision++;
    }

    internal void MoveTo(AwardStatus next)
    {
        Status = (Status, next) switch
        {
            (AwardStatus.Proposed, AwardStatus.BudgetReserved or AwardStatus.Declined or AwardStatus.Terminated) => next,
            (AwardStatus.BudgetReserved, AwardStatus.Approved or AwardStatus.Declined or AwardStatus.Terminated) => next,
            (AwardStatus.Approved, AwardStatus.AgreementSent or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.AgreementSent, AwardStatus.Signed or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.Signed, AwardStatus.Active or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.Active, AwardStatus.FinalReport or AwardStatus.OnHold or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.OnHold, AwardStatus.Active or AwardStatus.Terminated) => next,
            (AwardStatus.FinalReport, AwardStatus.Closed or AwardStatus.Terminated) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException("award-wrong-state", $"A {Status} award cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>One part of an award, paid by one payment; never changed once proposed.</summary>
internal sealed class Instalment
{
    private Instalment()
    {
    }

    public Instalment(int number, long amountFen) => (Number, AmountFen) = (number, amountFen);

    public int Number { get; private set; }

    public long AmountFen { get; private set; }
}
