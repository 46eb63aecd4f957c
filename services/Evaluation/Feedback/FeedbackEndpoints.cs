using ServiceDefaults.Http;

namespace Evaluation.Feedback;

internal static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder app)
    {
        app.MapApi("/rankings", "Feedback").MapPost("/{id:guid}/feedback", ReleaseFeedback.Handle).RequireAuthorization(Authorization.ManageEvaluation)
            .WithSummary("Lets applicants read how this ranking judged their own application, once the result is public: says what they may read.");
        var feedback = app.MapApi("/feedback", "Feedback").RequireAuthorization(Authorization.ReadFeedback);
        feedback.MapGet("/", ReadFeedback.List).WithSummary("The applicant's own applications that have feedback, oldest first.");
        feedback.MapGet("/{applicationId:guid}", ReadFeedback.One).WithSummary("How the applicant's own application was judged, as far as the commission shows it.");
    }
}
