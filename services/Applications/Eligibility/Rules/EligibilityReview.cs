using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Materials;
using Applications.ReferenceData;
using Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Requests;

namespace Applications.Eligibility.Rules;

/// <summary>Gathers the facts about an application as they are now, and runs every rule on them.</summary>
internal sealed class EligibilityReview(ApplicationsDb db, FormReview forms, BusinessClock clock, IOptions<ApplicationsOptions> options)
{
    public async Task<EligibilityReport> RunAsync(Application application, ReviewOccasion occasion, CancellationToken cancellationToken)
    {
        var facts = await FactsOfAsync(application, cancellationToken);
        return new(
            (application.EligibilityReport?.Number ?? 0) + 1, occasion, clock.Now, [.. EligibilityRule.All.Select(rule => rule.Find(facts))]);
    }

    private async Task<EligibilityFacts> FactsOfAsync(Application application, CancellationToken cancellationToken)
    {
        var form = application.Form;
        var terms = await db.TermsOfAsync(application, cancellationToken);
        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var problems = await forms.ProblemsOfAsync(application, call, await db.MaterialsToSealAsync(application.Id, cancellationToken), cancellationToken);
        var areas = await db.EntriesOfAsync(ReferenceLists.Areas, cancellationToken);
        string[] own = form.Carrier?.CreditCode is { } carrier ? [application.ApplicantCode, carrier] : [application.ApplicantCode];
        var titles = await db.Titles.Where(t => t.HolderCode != null && own.Contains(t.HolderCode))
            .Select(t => new TitleFact(t.Number, t.Kind, t.LostOn, t.BarredUntil, t.Status)).ToListAsync(cancellationToken);
        return new(
            application.Kind, application.Area, options.Value.CityCode, terms.Kinds,
            await db.PromotionBodies.AnyAsync(b => b.Area == application.Area, cancellationToken),
            areas is null || areas.Any(entry => entry.Code == application.Area), problems, application.ApplicantCode,
            form.Carrier?.CreditCode, [.. form.Parties(application.ApplicantCode).Select(party => party.CreditCode)],
            await OthersAsync(application, own, cancellationToken), titles, terms.Rules.BarMonths,
            Shanghai.DateOf(application.SubmittedAt ?? clock.Now));
    }

    private Task<List<OtherApplication>> OthersAsync(Application application, string[] own, CancellationToken cancellationToken) =>
        db.Applications.HandedIn()
            .Where(a => a.CallId == application.CallId && a.Id != application.Id && !ApplicationStatuses.NotCompeting.Contains(a.Status)
                && (own.Contains(a.ApplicantCode) || (a.CarrierCode != null && own.Contains(a.CarrierCode))))
            .OrderBy(a => a.Id).Select(a => new OtherApplication(a.Id, a.Kind, a.Name, a.ApplicantCode, a.CarrierCode)).ToListAsync(cancellationToken);
}
