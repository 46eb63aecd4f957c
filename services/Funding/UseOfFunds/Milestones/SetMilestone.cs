using System.ComponentModel.DataAnnotations;
using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Milestones;

internal static class SetMilestone
{
    /// <param name="Measure">By what one sees that it is met.</param>
    /// <param name="DueOn">The last day for it, after today.</param>
    public sealed record Request(
        [property: Required, Text(200)] string Title, [property: Required, Text(1_000)] string Measure, DateOnly DueOn);

    public static async Task<Results<Created<MilestoneView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        Require(!award.HasEnded, "award-ended", "This award has ended: nothing more is asked of its money.");
        Require(request.DueOn > clock.Today, "milestone-date-wrong", "A milestone lies ahead: name a day after today.");
        var milestone = new Milestone(award, request.Title, request.Measure, request.DueOn);
        db.Milestones.Add(milestone);
        db.Record(milestone, "milestone-set", to: milestone.Stage, data: new { milestone.AwardId, milestone.DueOn });
        await db.ScheduleAsync(RaiseMilestone.DueKind, milestone.Id, WorkingCalendar.EndOfDay(milestone.DueOn), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"milestones/{milestone.Id}", MilestoneView.Of(milestone));
    }
}
