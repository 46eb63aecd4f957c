using Applications.Data;
using Applications.Intake;
using Contracts.Applications;
using Microsoft.EntityFrameworkCore;

namespace Applications.Calls;

/// <summary>Which terms bind an application, and since when.</summary>
internal static class CallQueries
{
    /// <summary>The terms of the version that the application was made under.</summary>
    public static Task<CallTerms> TermsOfAsync(this ApplicationsDb db, Application application, CancellationToken cancellationToken) =>
        db.CallVersions.Where(v => v.CallId == application.CallId && v.Number == application.CallVersion)
            .Select(v => v.Terms).SingleAsync(cancellationToken);

    /// <summary>The latest criteria version of each kind that has one.</summary>
    public static async Task<IReadOnlyList<CallCriteria>> LatestCriteriaAsync(
        this ApplicationsDb db, CancellationToken cancellationToken)
    {
        var versions = await db.CriteriaVersions.Select(c => new { c.Kind, c.Number, c.Id }).ToListAsync(cancellationToken);
        return [.. versions.GroupBy(c => c.Kind).Select(kind => new CallCriteria(kind.Key, kind.MaxBy(c => c.Number)!.Id))];
    }
}
