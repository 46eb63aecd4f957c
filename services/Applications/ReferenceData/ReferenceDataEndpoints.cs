using ServiceDefaults.Http;

namespace Applications.ReferenceData;

internal static class ReferenceDataEndpoints
{
    public static void MapReferenceData(this IEndpointRouteBuilder app)
    {
        var lists = app.MapApi("/reference-lists", "Reference data");
        lists.MapGet("/{list}", ReadReferenceLists.One).RequireAuthorization(Authorization.ReadCalls)
            .WithSummary("Counties and zones (areas) or industries as last published, or as of one version.");
        lists.MapPost("/{list}/imports", ImportReferenceList.Handle).RequireAuthorization(Authorization.MaintainReferenceData)
            .WithSummary("Replaces a list by a CSV file; with dryRun it reports every row's errors and changes nothing.");
    }
}
