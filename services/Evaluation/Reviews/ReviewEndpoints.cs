using Evaluation.Conflicts;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder app)
    {
        var reviews = app.MapApi("/reviews", "Reviews");
        reviews.MapGet("/", ReadReviews.List).RequireAuthorization(Authorization.ReadReviews)
            .WithSummary("Reviews, oldest first: an expert's own; all of them, without sheets, for the commission.");
        reviews.MapGet("/{id:guid}", ReadReviews.One).RequireAuthorization(Authorization.ReadReviews)
            .WithSummary("One review with the application's form and the items; its sheet for its expert, for others once it is locked.");
        reviews.MapPost("/{id:guid}/accept", AcceptReview.Handle).RequireAuthorization(Authorization.Review).WithSummary("Takes the review on.")
            .RequireNoConflict();
        reviews.MapPost("/{id:guid}/decline", DeclineReview.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Gives the review back; another expert is assigned at once.");
        reviews.MapPost("/{id:guid}/declare-conflict", DeclareConflict.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Declares a conflict of interest, at any time; a locked sheet no longer counts.");
        reviews.MapPut("/{id:guid}/sheet", WriteSheet.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Writes the whole sheet anew: the yes/no items (R109–R111).");
        reviews.MapPost("/{id:guid}/submit", SubmitReview.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Hands the sheet in; the system judges the numeric items.").RequireNoConflict();
        reviews.MapPost("/{id:guid}/lock", LockReview.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Locks the sheet: from now on it counts and never changes.").RequireNoConflict();
    }
}
