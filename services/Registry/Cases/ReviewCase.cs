using System.ComponentModel.DataAnnotations;
using Calendar;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Cases;

/// <summary>The commission reviews, publishes and takes down.</summary>
internal static class ReviewCase
{
    public sealed record OpinionRequest([property: Required, Text(2_000)] string Opinion);

    public static Task<Results<Ok<CaseView>, NotFound>> Return(
        Guid id, IfMatch ifMatch, ReasonRequest request, CaseDesk desk, Caller caller, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "case-returned", request.Reason, c => c.Return(request.Reason, caller.Subject), cancellationToken);

    public static Task<Results<Ok<CaseView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, OpinionRequest request, CaseDesk desk, Caller caller, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "case-approved", request.Opinion, c => c.Approve(request.Opinion, caller.Subject), cancellationToken);

    public static Task<Results<Ok<CaseView>, NotFound>> Publish(
        Guid id, IfMatch ifMatch, CaseDesk desk, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "case-published", reason: null, c => outbox.Add(c.Publish(clock.Today)), cancellationToken);

    public static Task<Results<Ok<CaseView>, NotFound>> TakeDown(
        Guid id, IfMatch ifMatch, ReasonRequest request, CaseDesk desk, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.All, id, ifMatch, "case-taken-down", request.Reason, c => outbox.Add(c.TakeDown(request.Reason, clock.Today)), cancellationToken);
}
