namespace Applications.Eligibility;

/// <summary>A second look by somebody who is not of the recommending county (独立核查).</summary>
/// <param name="By">Subject of the person's token; another one finds the application eligible.</param>
internal sealed record IndependentCheck(string By, string Opinion, DateTimeOffset At);

/// <summary>A second look by somebody who is not of the recommending county.</summary>
/// <param name="By">Shown to the offices.</param>
public sealed record IndependentCheckView(string? By, string Opinion, DateTimeOffset At)
{
    internal static IndependentCheckView? Of(IndependentCheck? check, bool withPerson) =>
        check is null ? null : new(withPerson ? check.By : null, check.Opinion, check.At);
}

/// <summary>What the commission asks the applicant to add (补正通知), and until when.</summary>
/// <param name="DueAt">The first instant that is too late: then the check goes on by itself.</param>
public sealed record SupplementRequest(string Reason, IReadOnlyList<SupplementPoint> Points, DateTimeOffset AskedAt, DateTimeOffset DueAt);

/// <summary>A named point, and what is asked for or said to it.</summary>
public sealed record SupplementPoint(string Name, string Text);

/// <summary>Why it is not eligible, by the rule that says so.</summary>
public sealed record IneligibilityReason(string Rule, string Text);
