using Calendar;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts.Invitations;

/// <summary>One expert is asked to examine in one round, until a day.</summary>
internal sealed class Invitation : IAggregate
{
    private Invitation()
    {
    }

    public Invitation(Guid roundId, Guid callId, string expert, DateOnly answerBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (RoundId, CallId, Expert, AnswerBy) = (roundId, callId, expert, answerBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public InvitationStatus Status { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>The subject of the expert's token.</summary>
    public string Expert { get; private set; } = "";

    /// <summary>The last day for an answer.</summary>
    public DateOnly AnswerBy { get; private set; }

    /// <summary>Applications that the expert takes in this round; none where the expert says nothing of it.</summary>
    public int? LoadLimit { get; private set; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset ExpiresAt => Shanghai.StartOfDay(AnswerBy.AddDays(1));

    public void Accept(int? loadLimit, DateTimeOffset now)
    {
        Require(Status is not InvitationStatus.Invited || now < ExpiresAt, "invitation-over", $"The invitation was to be answered by {AnswerBy:O}.");
        MoveTo(InvitationStatus.Accepted);
        LoadLimit = loadLimit;
    }

    public void Decline(string reason)
    {
        MoveTo(InvitationStatus.Declined);
        Reason = reason;
    }

    public void Withdraw(string reason)
    {
        MoveTo(InvitationStatus.Withdrawn);
        Reason = reason;
    }

    /// <summary>False when it was answered or withdrawn meanwhile.</summary>
    public bool Expire(DateTimeOffset now)
    {
        if (Status is not InvitationStatus.Invited || now < ExpiresAt)
        {
            return false;
        }

        MoveTo(InvitationStatus.Expired);
        return true;
    }

    private void MoveTo(InvitationStatus next)
    {
        Status = (Status, next) switch
        {
            (InvitationStatus.Invited, InvitationStatus.Accepted or InvitationStatus.Declined or InvitationStatus.Expired or InvitationStatus.Withdrawn) => next,
            (InvitationStatus.Accepted, InvitationStatus.Declined or InvitationStatus.Withdrawn) => next,
            _ => throw new RuleViolationException("invitation-wrong-state", $"An invitation that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}
