using Contracts;
using Contracts.Applications;

namespace Applications.Calls;

/// <summary>All that a call says to its applicants (R86). Each version of it stays as it was published.</summary>
/// <param name="Basis">The documents that the call rests on (R1); none where it rests on the policy alone.</param>
/// <param name="Priorities">What bases should be built around (建设重点).</param>
/// <param name="Requirements">What applicants must be and do (申报要求).</param>
/// <param name="ClosesAt">Exclusive: the first instant at which it is too late.</param>
/// <param name="Criteria">The criteria version that binds for each kind (R87); empty before the call is published.</param>
public sealed record CallTerms(
    string Title, string? Basis, IReadOnlyList<string> Priorities, IReadOnlyList<string> Requirements, IReadOnlyList<BaseKind> Kinds,
    DateTimeOffset OpensAt, DateTimeOffset ClosesAt, CallRules Rules, IReadOnlyList<CallCriteria> Criteria)
{
    internal Guid? CriteriaOf(BaseKind kind) => Criteria.FirstOrDefault(c => c.Kind == kind)?.VersionId;
}
