namespace Applications.Eligibility.Rules;

/// <summary>Whether the same organisation stands behind several applications of the call, by its credit code.</summary>
internal static class OtherApplications
{
    public static readonly EligibilityRule OnePerCarrier = new("one-application-per-carrier", "R18 三(一)1", facts =>
        facts.Others.FirstOrDefault(o => o.Carrier == facts.Carrier) is { } other
            ? Verdict.Failed($"{other.Name} applies under this call with the same carrier {facts.Carrier}: one of the two has to go.")
            : Verdict.Passed("No other application of the call has this carrier."));

    public static readonly EligibilityRule ApplicantOnce = new("applicant-once", "R17 三; R105 附件", facts =>
        facts.Others.FirstOrDefault(o => o.Carrier != facts.Carrier) is { } other
            ? Verdict.NeedsALook($"{other.Name} ({other.Kind}) names the same applicant or carrier under this call.")
            : Verdict.Passed("Applicant and carrier stand in no other application of the call."));
}
