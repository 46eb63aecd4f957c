using Applications.County;
using Applications.Eligibility;
using Applications.Eligibility.Rules;
using Applications.Forms;
using Contracts;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Intake;

/// <summary>An application as its readers see it.</summary>
/// <param name="CallVersion">The version of the call that it is made under.</param>
/// <param name="Form">What the applicant says; without the payee for experts, who judge measures and no accounts.</param>
/// <param name="FormHash">SHA-256 of the sealed form, in hexadecimal; none while it is a draft.</param>
/// <param name="OwnRegion">The recommending county applies itself (R18): an independent check is needed.</param>
/// <param name="Remarks">What the offices said on the way, oldest first.</param>
/// <param name="Supplements">What was added on request; it stands beside the sealed form.</param>
/// <param name="Rank">Within its kind, 1 is best.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="NoticeEndsAt">The first instant after the public notice.</param>
/// <param name="RecognitionId">The base that it has become.</param>
/// <param name="IneligibleFor">The rules by which it was last found ineligible.</param>
/// <param name="Eligibility">What the automatic rules found last; for the offices that decide, and the county.</param>
/// <param name="Number">Such as 2018-REG-0001; none before it was first submitted.</param>
/// <param name="Corrections">What the county last returned it for, and what has been changed since.</param>
/// <param name="CorrectionUntil">Until when a returned form is taken although the call is closed.</param>
public sealed record ApplicationView(
    Guid Id, long Revision, ApplicationStatus Status, Guid CallId, int CallVersion, BaseKind Kind, string Name, string Area, Party Applicant,
    ApplicationForm Form, string? FormHash, DateTimeOffset? SubmittedAt, bool OwnRegion, DateTimeOffset? IndependentlyCheckedAt, IReadOnlyList<Remark> Remarks,
    IReadOnlyList<Supplement> Supplements, int? Rank, decimal? Score, DateTimeOffset? NoticeEndsAt, Guid? RecognitionId,
    Recommendation? Recommendation, IndependentCheckView? IndependentCheck, SupplementRequest? SupplementRequest,
    IReadOnlyList<IneligibilityReason> IneligibleFor, EligibilityReport? Eligibility, string? Number, IReadOnlyList<CorrectionView> Corrections,
    DateTimeOffset? CorrectionUntil) : IVersioned
{
    private static readonly string[] Offices = [Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor];

    internal static ApplicationView Of(Application a, Caller reader)
    {
        var isOffice = Offices.Any(reader.Is);
        var isExpertOnly = !isOffice && !reader.Is(Role.CountyOfficer) && a.ApplicantCode != reader.Organisation;
        return new(
            a.Id, a.Revision, a.Status, a.CallId, a.CallVersion, a.Kind, a.Name, a.Area, a.Applicant,
            isExpertOnly ? a.Form with { Payee = null } : a.Form, a.FormHash, a.SubmittedAt, a.OwnRegion, a.IndependentCheck?.At, a.Remarks,
            a.Supplements, a.Rank, a.Score, a.NoticeEndsAt, a.RecognitionId,
            isExpertOnly ? null : a.Recommendation, IndependentCheckView.Of(a.IndependentCheck, isOffice), a.SupplementRequest, a.IneligibleFor,
            isOffice || reader.Is(Role.CountyOfficer) ? a.EligibilityReport : null, a.Number, Correction.ViewsOf(a.Corrections, a.Form),
            a.CorrectionUntil);
    }
}

/// <summary>An application in a list.</summary>
public sealed record ApplicationRow(
    Guid Id, long Revision, ApplicationStatus Status, Guid CallId, BaseKind Kind, string Name, string Area, Party Applicant,
    DateTimeOffset? SubmittedAt, int? Rank, decimal? Score, DateTimeOffset? NoticeEndsAt, Guid? RecognitionId,
    string? Number)
{
    internal static ApplicationRow Of(Application a) => new(
        a.Id, a.Revision, a.Status, a.CallId, a.Kind, a.Name, a.Area, a.Applicant, a.SubmittedAt, a.Rank, a.Score, a.NoticeEndsAt,
        a.RecognitionId, a.Number);
}
