namespace Evaluation.Experts.Invitations;

/// <summary>Invited → Accepted, Declined, Expired or Withdrawn; Accepted → Declined or Withdrawn.</summary>
public enum InvitationStatus
{
    Invited,
    Accepted,
    Declined,

    /// <summary>Nobody answered by its day.</summary>
    Expired,

    /// <summary>The commission took it back.</summary>
    Withdrawn,
}
