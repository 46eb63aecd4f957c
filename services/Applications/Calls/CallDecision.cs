using Applications.Intake;
using ServiceDefaults.Http;

namespace Applications.Calls;

/// <summary>What was decided about a call's applications together, and where each of them stands now.</summary>
/// <param name="Id">The call.</param>
/// <param name="Applications">Those that the decision moved, best rank first.</param>
public sealed record CallDecision(Guid Id, long Revision, CallStatus Status, IReadOnlyList<ApplicationRow> Applications) : IVersioned
{
    internal static CallDecision Of(Call call, IEnumerable<Application> applications) => new(
        call.Id, call.Revision, call.Status, [.. applications.OrderBy(a => a.Kind).ThenBy(a => a.Rank).ThenBy(a => a.Id).Select(ApplicationRow.Of)]);
}
