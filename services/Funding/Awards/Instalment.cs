namespace Funding.Awards;

/// <summary>One part of an award, paid by one payment; never changed once proposed.</summary>
internal sealed class Instalment
{
    private Instalment()
    {
    }

    public Instalment(int number, long amountFen) => (Number, AmountFen) = (number, amountFen);

    public int Number { get; private set; }

    public long AmountFen { get; private set; }
}
