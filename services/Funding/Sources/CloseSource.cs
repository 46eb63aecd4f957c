using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Sources;

internal static class CloseSource
{
    public static async Task<Results<Ok<SourceView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockSourceAsync(id, cancellationToken), ifMatch,
            new Step<FundSource>("source-closed", request.Reason, source => source.Close()), SourceView.Of, cancellationToken);
}
