namespace Evaluation.Arbitrations;

/// <summary>AnotherExpert or Panel → Settled, or Lapsed when the application is examined anew or no more.</summary>
public enum ArbitrationStatus
{
    /// <summary>Waits for the sheet of one expert more.</summary>
    AnotherExpert,

    /// <summary>Waits for a panel's meeting.</summary>
    Panel,

    Settled,

    Lapsed,
}

internal static class ArbitrationStatuses
{
    /// <summary>A ranking waits for them.</summary>
    public static readonly ArbitrationStatus[] Open = [ArbitrationStatus.AnotherExpert, ArbitrationStatus.Panel];
}
