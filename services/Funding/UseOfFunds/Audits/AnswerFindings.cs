using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Audits;

internal static class AnswerFindings
{
    public sealed record Request([property: Required, Text(10_000)] string Answer);

    public static async Task<Results<Ok<FundsAuditView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.FundsAudits.Where(a => a.Status != AuditStatus.Ordered).BuiltBy(db, caller), id, ifMatch,
            new("funds-audit-answered", null, audit => audit.Reply(request.Answer, clock.Today)), FundsAuditView.Of, cancellationToken);
}
