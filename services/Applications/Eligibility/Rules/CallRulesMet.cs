using Contracts;
using ServiceDefaults.Requests;

namespace Applications.Eligibility.Rules;

/// <summary>Whether the application is what the call invites: kind, place, form, codes.</summary>
internal static class CallRulesMet
{
    public static readonly EligibilityRule KindInvited = new("kind-invited", "R17 三; R86 五(一)", facts => facts.Invited.Contains(facts.Kind)
        ? Verdict.Passed("The call invites this kind of base.")
        : Verdict.Failed("The call does not invite this kind of base."));

    public static readonly EligibilityRule AreaKnown = new("area-known", "R72 四(一); R88 五(一)", facts =>
        !facts.AreaIsListed ? Verdict.Failed($"The city's list of counties and zones has no {facts.Area}.")
        : !facts.AreaHasBody ? Verdict.Failed($"No county or zone {facts.Area} is on record with a promotion body.")
        : Verdict.Passed($"{facts.Area} is a county or zone of the programme."));

    public static readonly EligibilityRule PlaceInTheCity = new("place-in-city", "R21 三(二)1", facts =>
        facts.Area.StartsWith(facts.CityCode, StringComparison.Ordinal) || facts.Area.StartsWith('P') ? Verdict.Passed("It lies in the city.")
        : facts.Kind is BaseKind.University ? Verdict.Failed("A university or institute lies in the provincial capital.")
        : Verdict.NeedsALook($"The area {facts.Area} is none of the city's."));

    public static readonly EligibilityRule FormComplete = new("form-complete", "R86 五(一); R109–R111 附件", facts => facts.Problems.Count == 0
        ? Verdict.Passed("The form answers all that the call's criteria ask.")
        : Verdict.Failed($"The form lacks {facts.Problems.Count} things, such as {facts.Problems[0].Pointer}: {facts.Problems[0].Detail}"));

    public static readonly EligibilityRule CreditCodesRight = new("credit-codes-right", "GB 32100-2015", facts =>
        facts.CreditCodes.Where(c => !CreditCodeAttribute.IsCode(c)).ToList() is { Count: > 0 } wrong
            ? Verdict.Failed($"No unified social credit code, by its check character: {string.Join(", ", wrong)}.")
            : Verdict.Passed("Every party's credit code has the right check character."));
}
