using Contracts;
using Contracts.Evaluation;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Figures;

/// <summary>One official figure of a reference series. It is corrected by its next version, and every version stays.</summary>
internal sealed class ReferenceFigure : IAggregate
{
    private ReferenceFigure()
    {
    }

    public ReferenceFigure(string code, ReferenceScope scope, int year, decimal value, string unit, string source)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Code, Scope, Year, Value, Unit, Source) = (code, scope, year, value, unit, source);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Code { get; private set; } = "";

    public ReferenceScope Scope { get; private set; }

    public int Year { get; private set; }

    public decimal Value { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Where it was published, such as a statistical bulletin.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Why it says something else than when it was first published.</summary>
    public string? Correction { get; private set; }

    public bool Says(decimal value, string unit, string source) => (Value, Unit, Source) == (value, unit, source);

    /// <summary>What was judged by the earlier version keeps it.</summary>
    public void Correct(decimal value, string unit, string source, string reason)
    {
        Require(!Says(value, unit, source), "nothing-corrected", "This is the figure as it stands: correct it only where it is wrong.");
        (Value, Unit, Source, Correction) = (value, unit, source, reason);
        Revision++;
    }

    public ReferenceSeriesPublished Announce() => new(Id, Revision, Code, Scope, Year, Value, Unit, Source, Correction);
}
