using Applications.Consent;
using Applications.Forms;
using Applications.Notices;
using Applications.Selection;
using ServiceDefaults.Http;

namespace Applications.Calls;

internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapApi("/calls", "Calls");
        calls.MapGet("/", ReadCalls.List).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("Calls, oldest first; drafts for development and reform officers only.");
        calls.MapGet("/{id:guid}", ReadCalls.One).RequireAuthorization(Authorization.ReadCalls).WithSummary("One call.");
        calls.MapGet("/{id:guid}/versions", ReadCalls.Versions).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("Every version of a published call as it was published, the first one first.");
        calls.MapGet("/{id:guid}/forms/{kind}", ReadForm.Handle).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("The form of one kind as a JSON Schema (2020-12), by the criteria that the call binds.");
        calls.MapGet("/{id:guid}/standing", CallStanding.Handle).RequireAuthorization(Authorization.ReadStanding)
            .WithSummary("How many applications of a call stand where, by kind and status.");
        calls.MapPost("/", DraftCall.Handle).RequireAuthorization(Authorization.ManageCalls).WithSummary("Drafts a call (R86).");
        calls.MapPut("/{id:guid}", ChangeCall.Handle).RequireAuthorization(Authorization.ManageCalls).WithSummary("Replaces a draft.");
        calls.MapPost("/{id:guid}/publish", PublishCall.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Publishes a draft with the latest criteria of each kind: from now on its rules change by amendment only.");
        calls.MapPost("/{id:guid}/amendments", AmendCall.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Amends a published call by a numbered document; whoever applies is told, and what was handed in keeps its version.");
        calls.MapPost("/{id:guid}/selections", SelectApplications.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Shortlists and names the reserves of one kind: as proposed, or otherwise with a reason for each departure (R89).");
        calls.MapGet("/{id:guid}/proposal", ReadProposal.Now).RequireAuthorization(Authorization.ReadDecisions)
            .WithSummary("Who of a kind (?kind=) would be selected now, with rank, rule and why (R105).");
        calls.MapGet("/{id:guid}/selections", ReadProposal.Decided).RequireAuthorization(Authorization.ReadDecisions)
            .WithSummary("What was selected under a call, with what was proposed and the reasons of every departure.");
        calls.MapPost("/{id:guid}/public-notice", OpenNotice.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Shows all that are shortlisted to the public; the notice ends by itself after the call's working days.");
        calls.MapPost("/{id:guid}/consent-lists", SubmitConsentList.Handle).RequireAuthorization(Authorization.ManageCalls)
            .WithSummary("Puts all that await consent before the city government, as one list that is frozen from now on.");
    }
}
