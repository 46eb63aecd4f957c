using Applications.County;
using Applications.Data;
using Applications.Intake;
using Calendar;

namespace Applications.Lists.Import;

/// <summary>Takes a row's steps as if they were taken by hand; one that nobody has taken up yet is taken up first.</summary>
internal sealed class RecommendationSteps(ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, WorkingCalendar calendar)
{
    public async Task TakeAsync(Application application, RecommendationRow row, CancellationToken cancellationToken)
    {
        if (application.Status is ApplicationStatus.Submitted)
        {
            desk.Take(application, Step.Quiet("county-review-begun", a => a.TakeUpReview()));
        }

        switch (row.Verdict)
        {
            case RecommendationVerdict.Recommend:
                await RecommendApplication.RecommendAsync(db, desk, application, row.Recommendation!, clock.Now, cancellationToken);
                break;
            case RecommendationVerdict.Return:
                await ReturnApplication.ReturnAsync(db, desk, application, new(row.Opinion), clock, calendar, cancellationToken);
                break;
            default:
                desk.Take(application, Step.Quiet("application-not-recommended", a => a.DoNotRecommend(row.Opinion, clock.Now), row.Opinion));
                break;
        }
    }
}
