using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Eligibility.Departments;
using Applications.Eligibility.Rules;
using Applications.Intake;
using Applications.Materials;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility;

/// <summary>The commission's check (资格审查, R88) before the experts see an application.</summary>
internal static class EligibilityCheck
{
    /// <param name="Looks">What the officer holds of each rule that needs a look.</param>
    public sealed record ConfirmRequest(
        [property: Required, Text(Words.Max)] string Opinion, [property: Items(50)] IReadOnlyList<RuleRequest>? Looks = null);

    /// <param name="Rules">The rules that it does not meet: names of its report, or others such as those of departments.</param>
    public sealed record RejectRequest(
        [property: Required, Text(Words.Max)] string Reason, [property: Items(50)] IReadOnlyList<RuleRequest>? Rules = null);

    public sealed record RuleRequest([property: Required, Text(Words.MaxCode)] string Rule, [property: Required, Text(Words.Max)] string Text);

    /// <summary>Runs the rules and asks the departments; after a supplement that never came, goes on without it.</summary>
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Begin(
        Guid id, IfMatch ifMatch, ApplicationsDb db, ApplicationDesk desk, EligibilityReview review, DepartmentChecks checks,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var occasion = application.Status is ApplicationStatus.SupplementRequested ? ReviewOccasion.Continued : ReviewOccasion.Begun;
        var report = await review.RunAsync(application, occasion, cancellationToken);
        desk.Take(application, Reviewed("eligibility-check-begun", a => a.CheckEligibility(report)));
        await checks.AskAsync(application, cancellationToken);
        await db.UnscheduleAsync(EndSupplement.DueKind, id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Repeat(
        Guid id, IfMatch ifMatch, ApplicationDesk desk, EligibilityReview review, CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var report = await review.RunAsync(application, ReviewOccasion.Repeated, cancellationToken);
        desk.Take(application, Reviewed("eligibility-reviewed", a => a.Review(report)));
        return await desk.SaveAsync(application, cancellationToken);
    }

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Confirm(
        Guid id, IfMatch ifMatch, ConfirmRequest request, ApplicationsDb db, ApplicationDesk desk, EligibilityReview review, DepartmentChecks checks,
        Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var terms = await db.TermsOfAsync(application, cancellationToken);
        var criteria = terms.CriteriaOf(application.Kind)!.Value;
        var report = await review.RunAsync(application, ReviewOccasion.Final, cancellationToken);
        var materials = await db.EvidenceOfAsync(id, cancellationToken);
        var looks = (request.Looks ?? []).Select(l => new Look(l.Rule, l.Text)).ToList();
        desk.Take(application, new Step(
            "application-eligible",
            a => a.FindEligible(request.Opinion, EligibilityGate.Pass(report, looks), caller.Subject, criteria, clock.Now, materials),
            request.Opinion, a => new { a.FormHash, Report = Said(a.EligibilityReport!) }));
        await checks.RequireNoneAgainstAsync(id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Reject(
        Guid id, IfMatch ifMatch, RejectRequest request, ApplicationDesk desk, DepartmentChecks checks, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var rules = (request.Rules ?? []).Select(r => new IneligibilityReason(r.Rule, r.Text)).ToList();
        desk.Take(application, new Step(
            "application-ineligible",
            a =>
            {
                a.FindIneligible(request.Reason, rules, clock.Now);
                return null;
            },
            request.Reason, _ => new { Rules = rules }));
        await checks.LapseAsync(id, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }

    /// <summary>A step that stores a new report; the audit log keeps every one.</summary>
    internal static Step Reviewed(string action, Action<Application> change, string? reason = null) => new(
        action,
        application =>
        {
            change(application);
            return null;
        },
        reason, application => new { Report = Said(application.EligibilityReport!) });

    internal static object Said(EligibilityReport report) => new
    {
        report.Number,
        Occasion = report.Occasion.ToString(),
        Findings = report.Findings.Select(f => new { f.Rule, Outcome = f.Outcome.ToString(), f.Reason, f.Remark }).ToList(),
    };
}
