using Contracts;
using ServiceDefaults.Http;

namespace Funding.Programmes.Rules;

/// <summary>One base as the rules see it.</summary>
/// <param name="Score">Of its latest performance evaluation; none where none was told.</param>
/// <param name="BasisFen">The eligible sum that officers have established.</param>
/// <param name="MatchingFen">Own money that is proven.</param>
internal sealed record Candidate(Guid BaseId, BaseKind? Kind, decimal? Score, long? BasisFen, long? MatchingFen);

/// <summary>What the rules make of one base, and how.</summary>
/// <param name="Fen">0 where it gets nothing.</param>
/// <param name="Working">Each step; the last one is the result.</param>
internal sealed record Computed(Guid BaseId, long Fen, IReadOnlyList<WorkingStep> Working);

/// <summary>One step of a computation.</summary>
/// <param name="Rule">Such as <c>per-point</c>, <c>cap</c>, <c>matching</c> or <c>scale</c>; <c>nothing</c> where it ends without an award.</param>
/// <param name="Text">The step in words and numbers.</param>
/// <param name="Amount">What it comes to, in yuan; <c>0.00</c> for nothing.</param>
public sealed record WorkingStep(string Rule, string Text, string Amount);

/// <summary>A computation as it goes on for one base.</summary>
internal sealed class ComputedLine(Candidate of)
{
    public Candidate Of { get; } = of;

    public long Fen { get; private set; }

    public List<WorkingStep> Steps { get; } = [];

    public void Set(string rule, string text, long fen)
    {
        Fen = fen;
        Steps.Add(new(rule, text, MoneyAmount.Text(fen)));
    }

    public void Nothing(string why) => Set("nothing", why, 0);

    public void SetOrNothing(long? fen, string rule, string text, string whyNothing)
    {
        if (fen is > 0 and var some)
        {
            Set(rule, text, some);
        }
        else
        {
            Nothing(whyNothing);
        }
    }
}
