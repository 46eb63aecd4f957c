using ServiceDefaults.Http;

namespace Applications.Public;

/// <summary>What everybody may read without a log-in, and the one thing that everybody may do: object.</summary>
internal static class PublicEndpoints
{
    public static void MapPublicPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapPublicApi("/public", "Public");
        pages.MapGet("/notices", ReadNotices.List).Cacheable().WithSummary("Public notices (公示), oldest first.");
        pages.MapGet("/notices/{id:guid}", ReadNotices.One).Cacheable().WithSummary("One public notice: what is shown, until when, and how to object.");
        pages.MapGet("/recognitions", ReadRecognitions.List).Cacheable().WithSummary("Recognised bases with the consenting document's number (R90).");
        pages.MapPost("/objections", ObjectToNotice.Handle).WithSummary("Objects under a real name to what is publicly shown; a number and a token lead to the answer.");
        pages.MapGet("/objections/{number}", ReadAnswer.Handle).WithSummary("The answer to an objection, for whoever has its token (header Objection-Token).");
    }
}
