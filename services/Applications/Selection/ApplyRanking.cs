using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Selection;

/// <summary>
/// On <see cref="EvaluationCompleted"/>: every application of the kind takes its rank. A ranking proves that experts examined
/// them, so it leads an application on from wherever the messages before it have left it.
/// </summary>
internal sealed class ApplyRanking(ApplicationsDb db) : IHandle<EvaluationCompleted>
{
    public async Task HandleAsync(EvaluationCompleted message, CancellationToken cancellationToken)
    {
        await db.LockCallAsync(message.CallId, cancellationToken);
        var known = await db.Rankings.Where(r => r.CallId == message.CallId && r.Kind == message.Kind).ToListAsync(cancellationToken);
        if (known.Exists(r => r.Id == message.AggregateId))
        {
            return; // a ranking never changes
        }

        var ranking = new Ranking(message);
        db.Rankings.Add(ranking);
        db.Record(ranking, "ranking-received", data: new { ranking.CallId, ranking.Kind, ranking.RecordHash });
        if (known.All(r => r.Id.CompareTo(ranking.Id) <= 0)) // else it was overtaken by a later one
        {
            await OrderAsync(ranking, cancellationToken);
        }
    }

    private async Task OrderAsync(Ranking ranking, CancellationToken cancellationToken)
    {
        var ids = ranking.Places.Select(place => place.ApplicationId).ToList();
        var applications = await db.Applications
            .Where(a => ids.Contains(a.Id) && a.CallId == ranking.CallId && a.Kind == ranking.Kind).ToDictionaryAsync(a => a.Id, cancellationToken);
        foreach (var place in ranking.Places)
        {
            if (applications.TryGetValue(place.ApplicationId, out var application) && IsOpen(application.Status) && !IsOutdated(place, application))
            {
                Walk(application, place);
            }
        }
    }

    /// <summary>Selected ones keep the rank by which they were; those that are out, or back at the commission, have none.</summary>
    private static bool IsOpen(ApplicationStatus status) => status is ApplicationStatus.Eligible or ApplicationStatus.UnderEvaluation
        or ApplicationStatus.Evaluated or ApplicationStatus.Ranked or ApplicationStatus.Reserve;

    /// <summary>Made before Evaluation heard that an objection was upheld: the new examination has yet to come.</summary>
    private static bool IsOutdated(RankedApplication place, Application application) =>
        place.ApplicationVersion > 0 && place.ApplicationVersion < application.SentBackAt;

    private void Walk(Application application, RankedApplication place)
    {
        if (application.Status is ApplicationStatus.Eligible)
        {
            Move(application, "evaluation-begun", a => a.BeginEvaluation());
        }

        if (application.Status is ApplicationStatus.UnderEvaluation)
        {
            Move(application, "evaluation-completed", a => a.CompleteEvaluation());
        }

        Move(application, "application-ranked", a => a.PutInOrder(place.Rank, place.Score));
    }

    private void Move(Application application, string action, Action<Application> change)
    {
        var from = application.Status;
        change(application);
        db.Record(application, action, from.ToString(), application.Status.ToString());
    }
}
