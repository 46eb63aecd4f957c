using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Funding.Programmes.Allocations;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Programmes;

internal static class PublishProgramme
{
    /// <param name="DocumentNumber">The document that puts it in force (办法文号).</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber);

    public static Task<Results<Ok<ProgrammeView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.Programmes, id, ifMatch,
            new("programme-published", request.DocumentNumber, async programme =>
            {
                programme.Publish(request.DocumentNumber, caller.Subject);
                await db.ScheduleAsync(ProposeByGrades.DueKind, programme.Id, clock.Now, cancellationToken); // for the grades there are
            }),
            ProgrammeView.Of, cancellationToken);

    public static Task<Results<Ok<ProgrammeView>, NotFound>> Close(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        db.StepAsync(db.Programmes, id, ifMatch, new("programme-closed", request.Reason, programme => programme.Close()), ProgrammeView.Of, cancellationToken);
}
