using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;

namespace Registry.Surveys;

/// <summary>Drafts are the commission's; an open survey exists for whom it asks, their counties and the offices.</summary>
internal static class SurveyAccess
{
    private static readonly string[] Offices = [Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor];

    public static IQueryable<Survey> SurveysInSightOf(this RegistryDb db, Caller caller)
    {
        var surveys = db.Surveys.Include(s => s.Invitations);
        if (caller.Is(Role.DrcOfficer))
        {
            return surveys;
        }

        if (Offices.Any(caller.Is))
        {
            return surveys.Where(s => s.Status != SurveyStatus.Draft);
        }

        var bases = db.Bases.OwnOf(caller);
        return surveys.Where(s => s.Status != SurveyStatus.Draft && s.Invitations.Any(i => bases.Any(b => b.Id == i.BaseId)));
    }
}
