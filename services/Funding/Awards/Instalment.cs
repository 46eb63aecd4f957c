using Funding.Programmes.Rules;

namespace Funding.Awards;

/// <summary>One part of an award, paid by one payment; of what was proposed only its day can be moved.</summary>
internal sealed class Instalment
{
    private Instalment()
    {
    }

    public Instalment(int number, long amountFen, DateOnly? dueOn = null, bool retention = false) =>
        (Number, AmountFen, DueOn, Retention) = (number, amountFen, dueOn, retention);

    public static IEnumerable<Instalment> Of(IEnumerable<PlannedInstalment> plan) =>
        plan.Select(part => new Instalment(part.Number, part.AmountFen, part.DueOn, part.Retention));

    public int Number { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>When it is expected to be paid.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Held back (尾款) until the result was found acceptable.</summary>
    public bool Retention { get; private set; }

    public void MoveTo(DateOnly? dueOn) => DueOn = dueOn;
}
