using System.ComponentModel.DataAnnotations;
using Calendar;
using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rounds;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts.Invitations;

/// <summary>Invites experts to a round, all of them or none. Who could examine nothing in it for conflicts of interest is not invited.</summary>
internal static class InviteExperts
{
    /// <param name="ExpertIds">Entries of the pool.</param>
    /// <param name="AnswerBy">The last day for an answer; after it the invitation expires by itself.</param>
    public sealed record Request([property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> ExpertIds, DateOnly AnswerBy);

    public static async Task<Results<Ok<InvitationsView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, EvaluationDb db, ConflictBook book, BusinessClock clock, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken);
        if (await db.LockRoundAsync(id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var experts = await db.Experts.AsNoTracking().Where(e => request.ExpertIds.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var unknown = request.ExpertIds.Index().Where(i => experts.All(e => e.Id != i.Item)).ToList();
        if (unknown.Count > 0)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(
                unknown.Select(i => new FieldError($"/expertIds/{i.Index}", "There is no such expert in the pool (专家库中没有该专家)."))));
        }

        Require(request.AnswerBy >= clock.Today, "answer-day-past", $"{request.AnswerBy:O} has passed: give the experts a day to answer by.");
        await RequireInvitableAsync(db, book, clock.Today, round, experts, cancellationToken);
        var invitations = experts.Select(e => new Invitation(round.Id, round.CallId, e.Subject, request.AnswerBy)).ToList();
        foreach (var invitation in invitations)
        {
            db.Invitations.Add(invitation);
            db.Record(invitation, "expert-invited", to: invitation.Status.ToString());
            await db.ScheduleAsync(ExpireInvitation.DueKind, invitation.Id, invitation.ExpiresAt, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new InvitationsView([.. invitations.Select(InvitationView.Of)]));
    }

    private static async Task RequireInvitableAsync(
        EvaluationDb db, ConflictBook book, DateOnly today, Round round, List<Expert> experts, CancellationToken cancellationToken)
    {
        var subjects = experts.Select(e => e.Subject).ToList();
        var asked = (await db.Invitations.AsNoTracking()
            .Where(i => i.RoundId == round.Id && subjects.Contains(i.Expert) && (i.Status == InvitationStatus.Invited || i.Status == InvitationStatus.Accepted))
            .Select(i => i.Expert).ToListAsync(cancellationToken)).ToHashSet();
        var examinations = await db.Examinations.AsNoTracking()
            .Where(e => e.CallId == round.CallId && e.FormVersion > 0 && e.Status != ExaminationStatus.Withdrawn).ToListAsync(cancellationToken);
        var conflicts = await book.OfAsync(round, examinations, experts, cancellationToken);
        var kept = conflicts.All.Select(c => (c.ApplicationId, c.Expert)).Distinct().CountBy(c => c.Expert).ToDictionary();
        string? Against(Expert expert) =>
            expert.Status is ExpertStatus.Retired ? "has left the pool"
            : asked.Contains(expert.Subject) ? "is invited already"
            : !expert.HasTimeFrom(today) ? "has said to have no time any more"
            : examinations.Count > 0 && kept.GetValueOrDefault(expert.Subject) == examinations.Count ? "is in conflict with every application"
            : null;
        var refused = experts.Select(e => (e.Name, Reason: Against(e))).Where(e => e.Reason is not null).Select(e => $"{e.Name} {e.Reason}").ToList();
        Require(refused.Count == 0, "expert-not-invitable", $"Leave these out: {string.Join("; ", refused)}.");
    }
}

public sealed record InvitationsView(IReadOnlyList<InvitationView> Invited);

/// <summary>An invitation as its expert, the commission and auditors see it.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
/// <param name="AnswerBy">The last day for an answer.</param>
/// <param name="LoadLimit">Applications that the expert takes in this round.</param>
/// <param name="Reason">Why it was declined or withdrawn.</param>
public sealed record InvitationView(
    Guid Id, long Revision, InvitationStatus Status, Guid RoundId, string Expert, DateOnly AnswerBy, int? LoadLimit, string? Reason) : IVersioned
{
    internal static InvitationView Of(Invitation i) => new(i.Id, i.Revision, i.Status, i.RoundId, i.Expert, i.AnswerBy, i.LoadLimit, i.Reason);
}
