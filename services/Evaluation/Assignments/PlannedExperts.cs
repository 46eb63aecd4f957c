using Evaluation.Assignments.Solving;

namespace Evaluation.Assignments;

/// <summary>What is to be given to whom, what is to be taken back, and how good that is.</summary>
/// <param name="Reviews">New ones.</param>
/// <param name="Ended">Reviews that are not begun and go to somebody else, or that an expert leaves.</param>
/// <param name="Short">Applications for which there are not enough experts.</param>
internal sealed record PlannedExperts(
    IReadOnlyList<PlannedReview> Reviews, IReadOnlyList<PlannedReview> Ended, IReadOnlyList<AvoidedExpert> Avoided, IReadOnlyList<Guid> Short,
    AssignmentQuality Quality);

/// <param name="Expert">The subject of the expert's token.</param>
public sealed record PlannedReview(Guid ApplicationId, string Expert);

/// <summary>An expert who was kept from an application.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record AvoidedExpert(Guid ApplicationId, string Expert, string Reason);
