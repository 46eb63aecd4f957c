namespace Registry.Dashboards;

/// <summary>How urgent a warning is.</summary>
public enum WarningLevel
{
    /// <summary>提示: to be looked at.</summary>
    Notice,

    /// <summary>预警: somebody has to act.</summary>
    Warning,

    /// <summary>警报: the title or the programme's target is at stake.</summary>
    Alarm,
}

/// <summary>An early warning with its reason (预警).</summary>
/// <param name="Code">Which rule speaks, such as <c>report-overdue</c>.</param>
/// <param name="Subject">What it is about: a step, an indicator, a period, a year.</param>
/// <param name="Reason">In words, with the figures.</param>
public sealed record Warning(string Code, WarningLevel Level, string? Subject, string Reason);

/// <summary>The warnings of one base, the gravest first.</summary>
public sealed record BaseWarnings(Guid BaseId, string Number, string Name, string Area, WarningLevel Level, IReadOnlyList<Warning> Warnings);
