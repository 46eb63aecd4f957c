using Contracts;

namespace Evaluation.Performance;

/// <summary>Open → InProgress → Completed; Cancelled while the base has lost its title.</summary>
public enum PerformanceStatus
{
    Open,
    InProgress,
    Completed,
    Cancelled,
}

/// <summary>A grade as decision records write it.</summary>
internal static class GradeText
{
    public static string Of(Grade grade) => grade switch
    {
        Grade.Outstanding => "outstanding",
        Grade.Good => "good",
        Grade.Qualified => "qualified",
        Grade.Poor => "poor",
        _ => throw new ArgumentOutOfRangeException(nameof(grade)),
    };

    public static Grade Parse(string grade) => grade switch
    {
        "outstanding" => Grade.Outstanding,
        "good" => Grade.Good,
        "qualified" => Grade.Qualified,
        "poor" => Grade.Poor,
        _ => throw new FormatException($"No such grade: {grade}."),
    };
}
