using Applications.Forms;
using Applications.Intake;
using Contracts;

namespace Applications.Eligibility.Rules;

/// <summary>All that the automatic rules decide by.</summary>
/// <param name="Invited">The kinds that the call invites.</param>
/// <param name="AreaHasBody">A county or zone of that code has a promotion body on record.</param>
/// <param name="AreaIsListed">The city's list of counties and zones names it; true where no list was published.</param>
/// <param name="Problems">What the form lacks by the call's criteria.</param>
/// <param name="CreditCodes">Of the applicant and every party of the form.</param>
/// <param name="Others">The call's other live applications that name this applicant or this carrier.</param>
/// <param name="Titles">Held or lost by the applicant or the carrier.</param>
/// <param name="SubmittedOn">In Shanghai.</param>
internal sealed record EligibilityFacts(
    BaseKind Kind, string Area, string CityCode, IReadOnlyList<BaseKind> Invited, bool AreaHasBody, bool AreaIsListed,
    IReadOnlyList<FormProblem> Problems,
    string ApplicantCode, string? CarrierCode, IReadOnlyList<string> CreditCodes, IReadOnlyList<OtherApplication> Others,
    IReadOnlyList<TitleFact> Titles, int BarMonths, DateOnly SubmittedOn)
{
    /// <summary>Where no carrier is named the applicant carries the base itself (R18).</summary>
    public string Carrier => CarrierCode ?? ApplicantCode;
}

/// <summary>Another live application of the same call.</summary>
internal sealed record OtherApplication(Guid Id, BaseKind Kind, string Name, string ApplicantCode, string? CarrierCode)
{
    public string Carrier => CarrierCode ?? ApplicantCode;
}

/// <summary>A title that a party holds or has lost.</summary>
/// <param name="BarredUntil">Until when its revocation itself bars who held it.</param>
/// <param name="Status">As Registry calls it; none before the base has changed.</param>
internal sealed record TitleFact(string? Number, BaseKind? Kind, DateOnly? LostOn, DateOnly? BarredUntil = null, string? Status = null)
{
    /// <summary>One that was suspended still is; one whose term ran out, or that was given up, is not.</summary>
    public bool IsLive => LostOn is null && Status is not ("Expired" or "GivenUp");
}
