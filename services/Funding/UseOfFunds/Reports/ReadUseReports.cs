using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Reports;

internal static class ReadUseReports
{
    public static Task<Page<UseReportView>> List(
        [AsParameters] PageRequest page, [OneOf(typeof(UseReportStatus))] string? status, Guid? awardId, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var wanted = OneOfAttribute.Read<UseReportStatus>(status);
        return db.UseReports.InSightOf(db, caller).Where(r => (wanted == null || r.Status == wanted) && (awardId == null || r.AwardId == awardId))
            .ToPageAsync(page, UseReportView.Of, cancellationToken);
    }

    public static Task<Results<Ok<UseReportView>, NotFound>> One(Guid id, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        db.UseReports.InSightOf(db, caller).OneAsync(id, UseReportView.Of, cancellationToken);
}
