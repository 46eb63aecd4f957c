using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.UseOfFunds.Milestones;

/// <summary>At the end of a milestone's last day, in Shanghai: what nobody has reported is overdue.</summary>
internal sealed class RaiseMilestone(FundingDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "milestone-due";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var milestone = await db.Milestones.SingleAsync(m => m.Id == subjectId, cancellationToken);
        if (milestone.Status is MilestoneStatus.Planned)
        {
            milestone.MissDay(clock.Today);
            db.Record(milestone, "milestone-overdue", milestone.Stage, milestone.Stage, $"{milestone.DueOn:yyyy-MM-dd} has passed.");
        }
    }
}
