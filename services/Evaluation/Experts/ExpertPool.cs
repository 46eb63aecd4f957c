using System.Globalization;
using Calendar;
using Evaluation.Data;
using Evaluation.Experts.Invitations;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Experts;

/// <summary>An expert as a round finds the pool.</summary>
/// <param name="Load">Reviews of this round that the expert has already.</param>
/// <param name="Limit">The most that the expert takes in this round; none where nothing is agreed.</param>
/// <param name="Absence">Why the expert is not assigned in this round whatever the application; none for who is there.</param>
internal sealed record PoolExpert(Expert Expert, int Load, int? Limit, string? Absence);

/// <summary>
/// Who is there for a round. A round to which somebody was invited takes only those who accepted; one without any invitation takes the whole
/// pool. Nobody is taken who is retired or has no time today.
/// </summary>
internal sealed class ExpertPool(EvaluationDb db, BusinessClock clock)
{
    public async Task<IReadOnlyList<PoolExpert>> OfAsync(Round round, CancellationToken cancellationToken)
    {
        var load = await db.Reviews.Where(r => r.CallId == round.CallId && ReviewStatuses.Live.Contains(r.Status))
            .GroupBy(r => r.Expert).Select(group => new { Expert = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Expert, group => group.Count, cancellationToken);
        var invitations = (await db.Invitations.AsNoTracking().Where(i => i.RoundId == round.Id).OrderBy(i => i.Id).ToListAsync(cancellationToken))
            .GroupBy(i => i.Expert).ToDictionary(group => group.Key, group => group.Last());
        var experts = await db.Experts.AsNoTracking().OrderBy(e => e.Id).ToListAsync(cancellationToken);
        return [
            .. experts.Select(e => new PoolExpert(
                e, load.GetValueOrDefault(e.Subject), invitations.GetValueOrDefault(e.Subject)?.LoadLimit ?? e.LoadLimit, AbsenceOf(e, invitations))),
        ];
    }

    private string? AbsenceOf(Expert expert, Dictionary<string, Invitation> invitations) =>
        expert.Status is ExpertStatus.Retired ? "Has left the pool."
        : !expert.IsAvailableOn(clock.Today) ? string.Create(CultureInfo.InvariantCulture, $"Has no time on {clock.Today:O}.")
        : invitations.Count == 0 ? null
        : invitations.GetValueOrDefault(expert.Subject) is not { } invitation ? "Is not invited to this round."
        : invitation.Status switch
        {
            InvitationStatus.Accepted => null,
            InvitationStatus.Invited => "Has not answered the invitation.",
            InvitationStatus.Declined => $"Declined the invitation: {invitation.Reason}",
            InvitationStatus.Expired => "Let the invitation expire.",
            _ => $"The invitation was withdrawn: {invitation.Reason}",
        };
}
