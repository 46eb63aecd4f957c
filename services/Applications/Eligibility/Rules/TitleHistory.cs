namespace Applications.Eligibility.Rules;

/// <summary>Whether what the parties have held or lost stands against the application.</summary>
internal static class TitleHistory
{
    public static readonly EligibilityRule NotBarred = new("not-barred", "R84 四(四); call rule barMonths", facts =>
        facts.Titles.Max(t => t.LostOn) is not { } lostOn ? Verdict.Passed("No title of applicant or carrier was revoked.")
        : facts.Titles.Max(t => t.BarredUntil) is { } until && facts.SubmittedOn < until
            ? Verdict.Failed($"A title was revoked on {lostOn:O}: the revocation itself bars applications before {until:O}.")
        : facts.BarMonths == 0 ? Verdict.Passed($"A title was revoked on {lostOn:O}; the call bars nobody for that.")
        : facts.SubmittedOn < lostOn.AddMonths(facts.BarMonths)
            ? Verdict.Failed($"A title was revoked on {lostOn:O}: the call bars applications before {lostOn.AddMonths(facts.BarMonths):O}.")
            : Verdict.Passed($"A title was revoked on {lostOn:O}; the call's {facts.BarMonths} months were over when it applied."));

    public static readonly EligibilityRule NoLiveTitle = new("no-live-title", "R79 四(四)", facts =>
        facts.Titles.FirstOrDefault(t => t.IsLive && t.Kind == facts.Kind) is { } title
            ? Verdict.NeedsALook($"Applicant or carrier holds the title of {title.Number}, of the same kind: is this another base?")
            : Verdict.Passed("Neither applicant nor carrier holds a title of this kind."));
}
