using Contracts.Funding;
using Funding.Accounts;
using Funding.Awards.Conditions;
using Funding.Programmes.Rules;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <content>What people do to it before its time: hold, amend, terminate.</content>
internal sealed partial class Award
{
    /// <summary>1, and one more for each version that took another's place.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The award whose place this version takes when it is approved.</summary>
    public Guid? SupersedesId { get; private set; }

    /// <summary>What was paid of the other version when this one was worked out.</summary>
    public long SupersededPaidFen { get; private set; }

    /// <summary>Why people hold it, whatever its base does; none while they do not.</summary>
    public string? HeldFor { get; private set; }

    /// <summary>Why an officer asks to terminate it; none while nobody does.</summary>
    public string? TerminationFor { get; private set; }

    public string? TerminationAskedBy { get; private set; }

    public string? TerminatedBy { get; private set; }

    /// <summary>The next version: what is still to be paid, by other instalments. What was paid stays with this one.</summary>
    public Award Amend(FundAccount account, IReadOnlyList<Instalment> instalments, string by)
    {
        Require(
            Status is AwardStatus.Approved or AwardStatus.AgreementSent or AwardStatus.Signed or AwardStatus.Active, "award-wrong-state",
            $"A {Status} award is not amended.");
        return new(account, BudgetId, instalments, RepayablePercent, by)
        {
            ProgrammeId = ProgrammeId,
            ProjectCode = ProjectCode,
            MatchingFen = MatchingFen,
            Version = Version + 1,
            SupersedesId = Id,
            SupersededPaidFen = PaidFen,
            _conditions = [.. _conditions.Where(c => c.Status is not ConditionStatus.Met)
                .Select(c => c.CopyBefore(c.Code == AwardPlan.Acceptance ? instalments.Count : 1))],
        };
    }

    /// <summary>Its next version has taken its place.</summary>
    public void BecomeAmended(Award next)
    {
        Require(
            PaidFen == next.SupersededPaidFen, "award-changed", "Money was paid or returned since the amendment was worked out: work it out anew.");
        MoveTo(AwardStatus.Amended);
        EndedFor = $"version {next.Version}";
    }

    /// <summary>The registry keeps that this version's promise is over; the next one's comes with its approval.</summary>
    public AwardTerminated AnnounceEnd(long releasedFen) => new(Id, Revision, BaseId, releasedFen, EndedFor!);

    /// <summary>None where its base holds it already: either alone is enough.</summary>
    public AwardHeld? HoldByPeople(string reason)
    {
        Require(HeldFor is null, "award-on-hold", "People hold it already: release it first.");
        HeldFor = reason;
        if (Status is not AwardStatus.OnHold)
        {
            return Hold(reason);
        }

        Revision++;
        return null;
    }

    /// <summary>None while its base still holds it.</summary>
    public AwardHeld? ReleaseByPeople(bool baseHolds, string reason)
    {
        Require(HeldFor is not null, "award-not-held", "Nobody holds this award by hand: a base that rectifies releases it by passing.");
        HeldFor = null;
        if (!baseHolds)
        {
            return Release(reason);
        }

        Revision++;
        return null;
    }

    public void AskToTerminate(string reason, string by)
    {
        Require(!HasEnded, "award-wrong-state", $"A {Status} award has ended already.");
        (TerminationFor, TerminationAskedBy) = (reason, by);
        Revision++;
    }

    public string ConfirmTermination(string by)
    {
        Require(TerminationFor is not null, "termination-not-asked", "Nobody asks to terminate this award: have an officer ask, with the reason.");
        Require(by != TerminationAskedBy, "same-person", "Who asks to terminate an award cannot decide it: ask another approver.");
        TerminatedBy = by;
        return TerminationFor;
    }
}
