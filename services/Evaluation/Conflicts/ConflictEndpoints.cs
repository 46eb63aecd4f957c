using Evaluation.Conflicts.Declarations;
using Evaluation.Conflicts.Findings;
using Evaluation.Conflicts.Recusals;
using Evaluation.Conflicts.Rules;
using ServiceDefaults.Http;

namespace Evaluation.Conflicts;

internal static class ConflictEndpoints
{
    public static void MapConflicts(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapApi("/rounds/{id:guid}", "Conflicts of interest");
        rounds.MapGet("/conflicts", ReadConflicts.OfRound).RequireAuthorization(Authorization.ReadConflicts)
            .WithSummary("Who may not examine which application of the round, and why, as it is now.");
        rounds.MapGet("/conflicts/{applicationId:guid}/{expertId:guid}", ReadConflicts.OfPair).RequireAuthorization(Authorization.ReadConflicts)
            .WithSummary("Whether an expert may examine an application, and if not, why.");
        rounds.MapGet("/conflict-rules", SetConflictRules.Read).RequireAuthorization(Authorization.ReadConflicts)
            .WithSummary("What counts as a conflict of interest in the round.");
        rounds.MapPut("/conflict-rules", SetConflictRules.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Sets what counts as a conflict of interest in the round; reviews in conflict by it end at once.");
        app.MapApi("/conflict-findings", "Conflicts of interest").MapGet("/", ConflictRecords.Findings).RequireAuthorization(Authorization.ReadConflicts)
            .WithSummary("Conflicts that came to light while an expert served, oldest first, and what became of the review.");
        MapDeclarations(app.MapApi("/conflict-declarations", "Conflicts of interest"));
        MapRecusals(app.MapApi("/recusals", "Conflicts of interest"));
    }

    private static void MapDeclarations(RouteGroupBuilder declarations)
    {
        declarations.MapGet("/", ConflictRecords.Declarations).RequireAuthorization(Authorization.ReadExperts)
            .WithSummary("Declared conflicts, oldest first: an expert's own; all of them for the commission.");
        declarations.MapGet("/{id:guid}", ConflictRecords.Declaration).RequireAuthorization(Authorization.ReadExperts).WithSummary("One declared conflict.");
        declarations.MapPost("/", DeclareConflict.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Declares a conflict with an application or an organisation, before or after an assignment.");
        declarations.MapPost("/{id:guid}/lift", LiftDeclaration.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Lifts a declaration that was made in error.");
    }

    private static void MapRecusals(RouteGroupBuilder recusals)
    {
        recusals.MapGet("/", ConflictRecords.Recusals).RequireAuthorization(Authorization.ReadRecusals)
            .WithSummary("Requests for recusal, oldest first: an applicant's own; all of them for the commission.");
        recusals.MapGet("/{id:guid}", ConflictRecords.Recusal).RequireAuthorization(Authorization.ReadRecusals).WithSummary("One request for recusal.");
        recusals.MapPost("/", RequestRecusal.Handle).RequireAuthorization(Authorization.RequestRecusal)
            .WithSummary("Asks that somebody not examine an application; an officer decides.");
        recusals.MapPost("/{id:guid}/grant", DecideRecusal.Grant).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Grants it: the expert leaves the review at once, and another is asked.");
        recusals.MapPost("/{id:guid}/refuse", DecideRecusal.Refuse).RequireAuthorization(Authorization.ManageEvaluation).WithSummary("Refuses it with a reason.");
    }
}
