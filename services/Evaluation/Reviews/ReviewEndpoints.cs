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
        reviews.MapPost("/{id:guid}/decline", StepBack.Decline).RequireAuthorization(Authorization.Review)
            .WithSummary("Gives the review back; another expert is assigned at once.");
        reviews.MapPost("/{id:guid}/declare-conflict", StepBack.DeclareConflict).RequireAuthorization(Authorization.Review)
            .WithSummary("Declares a conflict of interest, at any time; a locked sheet no longer counts.");
        reviews.MapPut("/{id:guid}/sheet", WriteSheet.Whole).RequireAuthorization(Authorization.Review)
            .WithSummary("Writes the whole sheet anew: the yes/no items (R109–R111).");
        reviews.MapPatch("/{id:guid}/sheet", WriteSheet.Part).RequireAuthorization(Authorization.Review)
            .WithSummary("Writes some lines of the sheet, or takes them off; the others stay.");
        reviews.MapPost("/{id:guid}/submit", SubmitReview.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Hands the sheet in; the system judges the numeric items.").RequireNoConflict();
        reviews.MapPost("/{id:guid}/lock", LockReview.Handle).RequireAuthorization(Authorization.Review)
            .WithSummary("Locks the sheet: from now on it counts, and changes only if it is opened again.").RequireNoConflict();
        reviews.MapPost("/{id:guid}/reopen", ReopenReview.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Opens a sheet again, whole or for some items, with a reason; not once its examination is ranked.");
        reviews.MapGet("/{id:guid}/history", ReadSheetHistory.Handle).RequireAuthorization(Authorization.ReadReviews)
            .WithSummary("Every change of a review and its sheet; what a sheet said, for others than its expert, as far as it was locked.");
    }
}
