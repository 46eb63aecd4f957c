using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;

namespace Applications.Calls;

/// <summary>A call as callers see it, by its terms of now. The window is half open: at <c>ClosesAt</c> it is too late.</summary>
/// <param name="Version">Of the terms; 0 for a draft. The earlier ones: GET …/versions.</param>
/// <param name="Criteria">The criteria version that binds for each kind; empty before the call is published.</param>
public sealed record CallView(
    Guid Id, long Revision, CallStatus Status, int Version, string Title, int Year, string? Basis, IReadOnlyList<string> Priorities,
    IReadOnlyList<string> Requirements, IReadOnlyList<BaseKind> Kinds, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, CallRules Rules,
    IReadOnlyList<CallCriteria> Criteria) : IVersioned
{
    internal static CallView Of(Call call) => new(
        call.Id, call.Revision, call.Status, call.Version, call.Terms.Title, call.Year, call.Terms.Basis, call.Terms.Priorities,
        call.Terms.Requirements, call.Terms.Kinds, call.OpensAt, call.ClosesAt, call.Rules, call.Terms.Criteria);
}

/// <summary>One version of a published call, as it was published.</summary>
/// <param name="Number">1 for the first; each amendment adds one.</param>
/// <param name="DocumentNumber">The amending document's (文号); none for the first.</param>
public sealed record CallVersionView(int Number, DateTimeOffset At, string? DocumentNumber, string? Reason, CallTerms Terms)
{
    internal static CallVersionView Of(CallVersion v) => new(v.Number, v.At, v.DocumentNumber, v.Reason, v.Terms);
}
