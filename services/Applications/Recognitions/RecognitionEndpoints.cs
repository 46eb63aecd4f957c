using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Recognitions;

internal static class RecognitionEndpoints
{
    public static void MapRecognitions(this IEndpointRouteBuilder app)
    {
        var recognitions = app.MapApi("/recognitions", "Recognitions");
        recognitions.MapPost("/", RecordRecognition.Handle).RequireAuthorization(Authorization.RecordRecognitions)
            .WithSummary("Records a base that was recognised before the platform (R94); the registry registers it.");
        recognitions.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.RecordRecognitions).WithSummary("One recognition.");
    }

    private static Task<Results<Ok<RecognitionView>, NotFound>> One(Guid id, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.Recognitions.OneAsync(id, RecognitionView.Of, cancellationToken);
}
