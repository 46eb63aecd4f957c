using Applications.Data;
using Applications.Eligibility.Rules;
using Applications.Intake;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.Eligibility;

/// <summary>When its working days are over, the check goes on without the supplement that was asked for.</summary>
internal sealed class EndSupplement(ApplicationsDb db, EligibilityReview review, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "supplement-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleAsync(a => a.Id == subjectId, cancellationToken);
        if (!application.IsSupplementOver(clock.Now))
        {
            return;
        }

        application.CheckEligibility(await review.RunAsync(application, ReviewOccasion.Continued, cancellationToken));
        db.Record(application, "supplement-deadline-passed", nameof(ApplicationStatus.SupplementRequested), application.Status.ToString(),
            data: new { Report = EligibilityCheck.Said(application.EligibilityReport!) });
    }
}
