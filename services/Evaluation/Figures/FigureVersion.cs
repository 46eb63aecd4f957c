namespace Evaluation.Figures;

/// <summary>What a reference figure said at one time. Never changed.</summary>
internal sealed class FigureVersion
{
    private FigureVersion()
    {
    }

    public FigureVersion(ReferenceFigure figure, DateTimeOffset at)
    {
        (FigureId, Number, At) = (figure.Id, figure.Revision, at);
        (Value, Unit, Source, Correction) = (figure.Value, figure.Unit, figure.Source, figure.Correction);
    }

    public Guid FigureId { get; private set; }

    public long Number { get; private set; }

    public decimal Value { get; private set; }

    public string Unit { get; private set; } = "";

    public string Source { get; private set; } = "";

    /// <summary>Why it stands in the place of the version before; none for the first.</summary>
    public string? Correction { get; private set; }

    public DateTimeOffset At { get; private set; }
}
