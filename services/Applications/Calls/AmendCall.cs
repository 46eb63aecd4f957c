using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Notifications;
using Applications.Requests;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calls;

/// <summary>A numbered amendment (补充通知) of a published call. Drafts follow it; what was handed in before keeps its version.</summary>
internal static class AmendCall
{
    /// <param name="Terms">The call as it shall read from now on, all of it.</param>
    /// <param name="DocumentNumber">The amending document's number (文号).</param>
    public sealed record Request(
        [property: Required] CallRequest Terms, [property: Required, Text(100), MinLength(4)] string DocumentNumber,
        [property: Required, Text(Words.Max)] string Reason);

    public static async Task<Results<Ok<CallView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        await db.LockCallAsync(id, cancellationToken);
        if (await db.Calls.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(call);
        Require(request.Terms.Year == call.Year, "call-year-fixed", $"The call is that of {call.Year}: another year needs a call of its own.");
        var (from, before, now) = (call.Status, call.Terms, clock.Now);
        outbox.Add(call.Amend(request.Terms.ToTerms(), await db.LatestCriteriaAsync(cancellationToken), now));
        db.CallVersions.Add(new(call, request.DocumentNumber, request.Reason, now));
        await db.ScheduleAsync(CloseCall.DueKind, id, call.ClosesAt, cancellationToken);
        var changed = AmendmentRules.ChangedMembers(before, call.Terms);
        db.Record(
            call, "call-amended", from.ToString(), call.Status.ToString(), request.Reason,
            new { call.Version, request.DocumentNumber, Changed = changed, call.Terms });
        await TellApplicantsAsync(db, call, request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallView.Of(call));
    }

    private static async Task TellApplicantsAsync(
        ApplicationsDb db, Call call, Request request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organisations = await db.Applications.Where(a => a.CallId == call.Id && !ApplicationStatuses.Over.Contains(a.Status))
            .Select(a => a.ApplicantCode).Distinct().ToListAsync(cancellationToken);
        foreach (var organisation in organisations)
        {
            db.Notify(
                organisation, "call-amended", call.Id,
                $"申报通知“{call.Terms.Title}”已作第{call.Version - 1}次补充({request.DocumentNumber}):{request.Reason}。未提交的申报适用新版本,已提交的仍适用原版本。", now);
        }
    }
}
