using Evaluation.Experts;

namespace Evaluation.Assignments;

/// <summary>How much of an application an expert knows: the share of its topics that are among the expert's.</summary>
internal static class Matching
{
    /// <returns>0 to 100; 100 where an application has no topics.</returns>
    public static int Of(Expert expert, IReadOnlySet<string> topics) =>
        topics.Count == 0 ? 100 : 100 * expert.Expertise.Count(topics.Contains) / topics.Count;
}
