namespace Applications.Eligibility.Rules;

/// <summary>One automatic rule of the eligibility check: a pure function of the facts.</summary>
internal sealed record EligibilityRule(string Name, string Clause, Func<EligibilityFacts, Verdict> Judge)
{
    /// <summary>In the order in which reports show them.</summary>
    public static IReadOnlyList<EligibilityRule> All { get; } =
    [
        CallRulesMet.KindInvited, CallRulesMet.AreaKnown, CallRulesMet.PlaceInTheCity, CallRulesMet.FormComplete, CallRulesMet.CreditCodesRight,
        OtherApplications.OnePerCarrier, OtherApplications.ApplicantOnce, TitleHistory.NotBarred, TitleHistory.NoLiveTitle,
    ];

    public Finding Find(EligibilityFacts facts)
    {
        var (outcome, reason) = Judge(facts);
        return new(Name, outcome, reason, Clause);
    }
}

/// <summary>A rule's answer.</summary>
internal sealed record Verdict(Outcome Outcome, string Reason)
{
    public static Verdict Passed(string reason) => new(Outcome.Passed, reason);

    public static Verdict Failed(string reason) => new(Outcome.Failed, reason);

    public static Verdict NeedsALook(string reason) => new(Outcome.NeedsALook, reason);
}
