using Funding.Data;
using ServiceDefaults.Authentication;

namespace Funding.Awards;

internal static class BuilderAwards
{
    /// <summary>The award, if it was promised to the caller's own organisation; what is only being thought of does not exist for it.</summary>
    public static async Task<Award?> TheirsAsync(this FundingDb db, Award? award, Caller caller, CancellationToken cancellationToken) =>
        award?.ApprovedOn is not null && (await db.AccountOfAsync(award.BaseId, cancellationToken)).Holder.CreditCode == caller.Organisation ? award : null;
}
