using System.ComponentModel.DataAnnotations;
using Calendar;

namespace Registry.Difficulties;

/// <summary>How long each may take; the policy says “as soon as possible” (尽快解决), the days are the platform's labelled defaults.</summary>
internal sealed class DifficultyOptions
{
    public const string Section = "Registry:Difficulties";

    [Range(1, 250)]
    public int AssignWorkingDays { get; set; } = 3;

    [Range(1, 250)]
    public int AnswerWorkingDays { get; set; } = 10;

    /// <summary>Between one level and the next.</summary>
    [Range(1, 250)]
    public int EscalationWorkingDays { get; set; } = 5;

    [Range(1, 250)]
    public int RatingWorkingDays { get; set; } = 10;
}

/// <summary>The days that follow from today by the calendar of now.</summary>
internal sealed record DifficultyTerms(DateOnly Today, WorkingCalendar Calendar, DifficultyOptions Options)
{
    public DateOnly ToAssign => Calendar.AddWorkingDays(Today, Options.AssignWorkingDays);

    public DateOnly ToAnswer => Calendar.AddWorkingDays(Today, Options.AnswerWorkingDays);

    public DateOnly ToRate => Calendar.AddWorkingDays(Today, Options.RatingWorkingDays);

    public DateOnly NextLevelAfter(DateOnly day) => Calendar.AddWorkingDays(day, Options.EscalationWorkingDays);
}
