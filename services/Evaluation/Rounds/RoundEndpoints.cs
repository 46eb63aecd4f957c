using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Rankings;
using Evaluation.Rankings.Standings;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Evaluation.Rounds;

internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        var rounds = app.MapApi("/rounds", "Rounds");
        rounds.MapGet("/", List).RequireAuthorization(Authorization.ReadRounds).WithSummary("Rounds of examination, oldest first (R88).");
        rounds.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadRounds).WithSummary("One round.");
        rounds.MapGet("/{id:guid}/examinations", ReadExaminations.List).RequireAuthorization(Authorization.ReadExaminations)
            .WithSummary("The round's applications, who examines each and how far it is; no scores.");
        rounds.MapGet("/{id:guid}/standings", ReadStandings.Handle).RequireAuthorization(Authorization.ReadStandings)
            .WithSummary("How applications stand by the sheets that are locked so far; binding on nobody, and never for experts.");
        rounds.MapPost("/{id:guid}/rankings", MakeRanking.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Ranks the applications of one kind, by a signed record that anyone can recompute (R89).");
    }

    private static Task<Page<RoundView>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rounds.ToPageAsync(page, RoundView.Of, cancellationToken);

    private static Task<Results<Ok<RoundView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        db.Rounds.OneAsync(id, RoundView.Of, cancellationToken);
}
