using Evaluation.Assignments.Choices;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;

namespace Evaluation.Assignments;

/// <summary>All that an assignment is made from, as it stands in the database.</summary>
/// <param name="Reviews">Every review of these examinations, oldest first.</param>
/// <param name="Topics">What each examination's criteria ask for and its application is about, by its id.</param>
internal sealed record RoundFacts(
    IReadOnlyList<Examination> Examinations, ILookup<Guid, Review> Reviews, IReadOnlyList<PoolExpert> Pool,
    IReadOnlyDictionary<Guid, IReadOnlySet<string>> Topics, Func<Guid, IReadOnlyDictionary<string, string>> ConflictsOf,
    IReadOnlyList<ManualChoice> Choices, Func<Examination, int> ChairsOf);

/// <summary>What is asked of one plan.</summary>
/// <param name="MayMove">Whether reviews that are not begun may go to other experts.</param>
/// <param name="Leaving">Experts who give up every review that is not locked.</param>
/// <param name="Reopens">Whether an examination that had all its sheets gets experts for chairs that fell empty since.</param>
internal sealed record PlanRequest(AssignmentOptions Options, bool MayMove, IReadOnlySet<string> Leaving, bool Reopens = false)
{
    public static PlanRequest Fill(AssignmentOptions options) => new(options, MayMove: false, new HashSet<string>());
}
