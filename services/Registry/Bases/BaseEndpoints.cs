using Registry.Bases.History;
using Registry.Rectifications;
using Registry.Support;
using Registry.Titles;
using ServiceDefaults.Http;

namespace Registry.Bases;

internal static class BaseEndpoints
{
    public static void MapBases(this IEndpointRouteBuilder app)
    {
        var bases = app.MapApi("/bases", "Bases");
        bases.MapGet("/", ReadBases.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Registered bases, oldest first (R79); with asOf and knownAt as they were on a day by what was known at an instant.");
        bases.MapGet("/{id:guid}", ReadBases.One).RequireAuthorization(Authorization.ReadBases).WithSummary("One base; with asOf and knownAt as it was on a day by what was known at an instant.");
        bases.MapGet("/{id:guid}/history", ReadHistory.List).RequireAuthorization(Authorization.ReadManagement)
            .WithSummary("Every change of a base with the state after it, oldest first (R79); with asOf and knownAt what was true and known then.");
        bases.MapPost("/{id:guid}/history/{version:long}/correction", CorrectHistory.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Puts right what a version of the history says of a base's particulars, or from which day; what was said stays.");
        bases.MapGet("/verification", VerifyHistories.Handle).RequireAuthorization(Authorization.VerifyHistories)
            .WithSummary("Builds the bases anew from their histories, a slice at a time, and names those that differ.");
        bases.MapGet("/{id:guid}/support", ReadSupport.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("What public money a base was promised, paid and asked back (R82); for those who deal with its money; with asOf and knownAt as it was then.");
        var commission = bases.MapGroup("").RequireAuthorization(Authorization.ManageBases);
        commission.MapPost("/", RegisterProvincialBase.Handle).WithSummary("Enters a base that the province has recognised (R94).");
        commission.MapPut("/{id:guid}/particulars", KeepParticulars.Handle)
            .WithSummary("Keeps level, carrier, county body, place, chains (R16) and plaque number of a base.");
        commission.MapPut("/{id:guid}/publicity", PubliciseBase.Handle).WithSummary("Makes public what is outstanding of an outstanding base (R82).");
        commission.MapPut("/{id:guid}/title/term", LimitTitle.Handle).WithSummary("Gives a title its last day, after which it expires by itself.");
        commission.MapPost("/{id:guid}/title/suspend", SuspendTitle.Handle).WithSummary("Suspends a title; the base counts no more and is paid nothing.");
        commission.MapPost("/{id:guid}/title/resume", ResumeTitle.Handle).WithSummary("Ends the suspension of a title.");
        commission.MapPost("/{id:guid}/title/annul-revocation", AnnulRevocation.Handle)
            .WithSummary("Undoes a revocation by a decision on review; by another person than who proposed or decided it.");
        bases.MapPost("/{id:guid}/rectifications", OrderRectification.Handle).RequireAuthorization(Authorization.ManageBases)
            .WithSummary("Orders a slow or poor base to rectify by a date (R83).");

        app.MapPublicApi("/public/bases", "Public").MapGet("/{id:guid}/history/record", ReadHistoryRecord.Handle)
            .WithSummary("The signed, hash-chained history of a base: whoever has it checks that no row was changed, left out or added.");
    }
}
