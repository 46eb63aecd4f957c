using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;

namespace Evaluation.Rounds;

/// <summary>A round as callers see it.</summary>
/// <param name="Review">Whether experts examine blindly, and how far apart they may be.</param>
/// <param name="ResearchReference">Which reading of the research intensity rule binds (R39 or R131).</param>
public sealed record RoundView(
    Guid Id, long Revision, Guid CallId, string Title, int Year, IReadOnlyList<BaseKind> Kinds, IReadOnlyList<CallCriteria> Criteria,
    int ExpertsPerApplication, ReferenceScope ResearchReference, ReviewTerms Review) : IVersioned
{
    internal static RoundView Of(Round r) =>
        new(r.Id, r.Revision, r.CallId, r.Title, r.Year, r.Kinds, r.Criteria, r.ExpertsPerApplication, r.ResearchReference, r.Review);
}
