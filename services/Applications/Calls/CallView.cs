using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;

namespace Applications.Calls;

/// <summary>A call as callers see it. The window is half open: at <c>ClosesAt</c> it is too late.</summary>
/// <param name="Criteria">The criteria version that binds for each kind; empty before the call is published.</param>
public sealed record CallView(
    Guid Id, long Revision, CallStatus Status, string Title, int Year, IReadOnlyList<BaseKind> Kinds, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt, CallRules Rules, IReadOnlyList<CallCriteria> Criteria) : IVersioned
{
    internal static CallView Of(Call call) => new(
        call.Id, call.Revision, call.Status, call.Title, call.Year, call.Kinds, call.OpensAt, call.ClosesAt, call.Rules, call.Criteria);
}
