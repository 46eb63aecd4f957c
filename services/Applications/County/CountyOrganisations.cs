namespace Applications.County;

/// <summary>Whether an applicant is the recommending county itself: one of its government's own organisations (R18).</summary>
internal static class CountyOrganisations
{
    /// <summary>How credit codes of state organs (机关) begin; the division that registered them follows.</summary>
    private const string StateOrgan = "11";

    public static bool Includes(PromotionBody? body, string area, string applicantCode) =>
        body?.Organisations.Any(o => o.CreditCode == applicantCode) == true || applicantCode.StartsWith(StateOrgan + area, StringComparison.Ordinal);
}
