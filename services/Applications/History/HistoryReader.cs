using Evidence;
using ServiceDefaults.Authentication;

namespace Applications.History;

/// <summary>
/// Who reads, and so what is shown: offices see persons, applicants see offices and themselves, experts see the application's
/// own steps and nobody, and how a request travelled is for auditors.
/// </summary>
internal sealed record HistoryReader(string Self, bool SeesPersons, bool SeesExaminations, bool SeesDecisions, bool SeesRequests)
{
    private static readonly string[] Offices = [Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor];

    public static HistoryReader Of(Caller caller, HistorySubject application)
    {
        var isOffice = Offices.Any(caller.Is);
        var isCounty = caller.Is(Role.CountyOfficer);
        var isApplicant = caller.Is(Role.Applicant) && caller.Organisation == application.ApplicantCode;
        return new(caller.Subject, isOffice || isCounty, isOffice, isOffice || isCounty || isApplicant, caller.Is(Role.Auditor));
    }

    public HistoryEntry Show(AuditEntry e) => new(
        e.Seq, e.AggregateType, e.Version, e.Action, ActionLabels.Of(e.Action), e.FromState, e.ToState, e.Reason, e.At, e.BusinessAt, OfficeOf(e),
        e.ActorKind is ActorKind.Person && (SeesPersons || e.Actor == Self) ? e.Actor : null,
        SeesRequests ? e.RequestId : null, SeesRequests ? e.TraceId : null);

    private static string OfficeOf(AuditEntry e) => e.ActorKind switch
    {
        ActorKind.Person => e.ActorRoles.FirstOrDefault() ?? "person",
        ActorKind.Client => "department-system",
        _ => "system",
    };
}
