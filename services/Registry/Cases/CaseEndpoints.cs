using ServiceDefaults.Http;

namespace Registry.Cases;

internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapApi("/cases", "Cases");
        cases.MapGet("/", ReadCases.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Cases (典型案例), oldest first: what is published, and those that the caller works on (R92).");
        cases.MapGet("/{id:guid}", ReadCases.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One case.");
        cases.MapGet("/{id:guid}/uses", RecordUse.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Who works by a case, reported on it or showed it (R75, R92).");

        var writers = cases.MapGroup("").RequireAuthorization(Authorization.SpeakForBases);
        writers.MapPost("/", WriteCase.Draft).WithSummary("Drafts a case of a base.");
        writers.MapPut("/{id:guid}", WriteCase.Change).WithSummary("Changes a draft, or what was returned.");
        writers.MapPost("/{id:guid}/submit", WriteCase.Submit).WithSummary("Hands a case in for review.");
        writers.MapPost("/{id:guid}/uses", RecordUse.Handle).WithSummary("Records that somebody works by a published case, or made it known.");

        var commission = cases.MapGroup("/{id:guid}").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/return", ReviewCase.Return).WithSummary("Wants another text; of what was taken down, the next edition.");
        commission.MapPost("/approve", ReviewCase.Approve).WithSummary("Finds it worth spreading; not by who drafted or submitted it.");
        commission.MapPost("/publish", ReviewCase.Publish).WithSummary("Shows it to everybody (R75).");
        commission.MapPost("/take-down", ReviewCase.TakeDown).WithSummary("Shows it no longer.");

        var pages = app.MapPublicApi("/public/cases", "Public");
        pages.MapGet("/", ReadCases.Published).Cacheable().WithSummary("Published cases with their bases, oldest first.");
        pages.MapGet("/{id:guid}", ReadCases.OnePublished).Cacheable().WithSummary("One published case.");
    }
}
