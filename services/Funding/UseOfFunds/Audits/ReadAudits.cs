using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.UseOfFunds.Audits;

internal static class ReadAudits
{
    public static Task<Page<FundsAuditView>> List(
        [AsParameters] PageRequest page, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, FundsAuditView.Of, cancellationToken);

    public static Task<Results<Ok<FundsAuditView>, NotFound>> One(Guid id, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, FundsAuditView.Of, cancellationToken);

    /// <summary>A builder hears of an audit by its report.</summary>
    private static IQueryable<FundsAudit> Visible(FundingDb db, Caller caller) => caller.SeesAll()
        ? db.FundsAudits
        : db.FundsAudits.Where(a => a.Status != AuditStatus.Ordered).BuiltBy(db, caller);
}
