using Applications.County;
using Applications.Eligibility;
using Applications.Eligibility.Departments;
using Applications.Objections;
using Applications.Receipts;
using Applications.Selection;
using ServiceDefaults.Http;

namespace Applications.Intake;

internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder app)
    {
        var applications = app.MapApi("/applications", "Applications");
        applications.MapGet("/{id:guid}", ReadApplications.One).RequireAuthorization(Authorization.ReadApplications).WithSummary("One application.");
        applications.MapGet("/{id:guid}/receipt", ReadReceipt.Handle).RequireAuthorization(Authorization.ReadApplications)
            .WithSummary("The signed receipt of the last submission.");
        MapApplicant(applications);
        MapCounty(applications);
        MapCommission(applications);
    }

    private static void MapApplicant(RouteGroupBuilder applications)
    {
        var own = applications.MapGroup("").RequireAuthorization(Authorization.Apply);
        own.MapPost("/", DraftApplication.Handle).WithSummary("Drafts an application for the caller's organisation.");
        own.MapPut("/{id:guid}", ChangeApplication.Handle).WithSummary("Replaces a draft's form.");
        own.MapPatch("/{id:guid}", PatchApplication.Handle).Accepts<ApplicationForm>(PatchApplication.MediaType, "application/json")
            .WithSummary("Saves a part of a draft's form by JSON merge patch (RFC 7396).");
        own.MapGet("/{id:guid}/validation", CheckApplication.Handle).WithSummary("All that the form lacks, and the figures to compare its own with.");
        own.MapPost("/{id:guid}/submit", SubmitApplication.Handle).WithSummary("Hands the application in within the call's window, and seals its form.");
        own.MapPost("/{id:guid}/reopen", ReopenApplication.Handle).WithSummary("Makes a returned application a draft again.");
        own.MapPost("/{id:guid}/supplement", AddSupplement.Handle).WithSummary("Adds what the commission asked for, beside the sealed form.");
        own.MapPost("/{id:guid}/withdraw", WithdrawApplication.Handle).WithSummary("Withdraws it, at any stage before the government's consent.");
    }

    private static void MapCounty(RouteGroupBuilder applications)
    {
        var county = applications.MapGroup("").RequireAuthorization(Authorization.ReviewForCounty);
        county.MapPost("/{id:guid}/county-review", CountyReview.Begin).WithSummary("The county or zone takes the application up.");
        county.MapPost("/{id:guid}/recommend", RecommendApplication.Handle)
            .WithSummary("Recommends it to the city (R88): check list, letter, rank within the county's quota.");
        county.MapPost("/bulk/recommend", BulkReview.Recommend).WithSummary("Recommends many; each has an answer of its own, and none stops another.");
        county.MapPost("/bulk/return", BulkReview.Return).WithSummary("Returns many to their applicants; each has an answer of its own.");
        county.MapPost("/{id:guid}/return", ReturnApplication.Handle).WithSummary("Returns it to the applicant with the fields to correct; the applicant may reopen it.");
        county.MapPost("/{id:guid}/not-recommend", CountyReview.NotRecommend).WithSummary("Does not recommend it; that ends it.");
    }

    private static void MapCommission(RouteGroupBuilder applications)
    {
        var commission = applications.MapGroup("").RequireAuthorization(Authorization.Examine);
        commission.MapPost("/{id:guid}/independent-check", CheckIndependently.Handle)
            .WithSummary("Records a second look where the recommending county applies itself.");
        commission.MapPost("/{id:guid}/eligibility-check", EligibilityCheck.Begin)
            .WithSummary("Takes a recommended application up, or goes on without the supplement that was asked for.");
        commission.MapPost("/{id:guid}/eligible", EligibilityCheck.Confirm)
            .WithSummary("Finds it eligible, where no rule and no department stands against it: it goes to the experts.");
        commission.MapPost("/{id:guid}/ineligible", EligibilityCheck.Reject).WithSummary("Finds it ineligible, by the rules that are named.");
        commission.MapPost("/{id:guid}/eligibility-report", EligibilityCheck.Repeat).WithSummary("Runs the automatic rules again on the facts as they are now.");
        commission.MapPost("/{id:guid}/department-checks", AskDepartmentsAgain.Handle).WithSummary("Asks departments again, in a new round.");
        commission.MapPost("/{id:guid}/request-supplement", RequestSupplement.Handle)
            .WithSummary("Asks the applicant for a supplement, by a deadline after which the check goes on by itself.");
        commission.MapPost("/{id:guid}/reinstate", ReinstateApplication.Handle)
            .WithSummary("Takes a finding of ineligibility back: rules run again, departments without a good answer are asked again.");
        commission.MapPost("/{id:guid}/promote", PromoteReserve.Handle).WithSummary("Gives the best reserve a place that has fallen free.");
        commission.MapPost("/{id:guid}/objections", RaiseObjection.Handle).WithSummary("Records an objection that came on paper during the public notice, and takes it up.");
        commission.MapPost("/{id:guid}/objections/dismiss", AnswerObjections.DismissAll)
            .WithSummary("Finds all open objections wrong: the notice goes on to the end that it had.");
        commission.MapPost("/{id:guid}/objections/uphold", AnswerObjections.UpholdAll)
            .WithSummary("Finds all open objections right: back to the eligibility check or to the experts.");
    }
}
