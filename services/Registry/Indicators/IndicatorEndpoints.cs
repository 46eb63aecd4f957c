using ServiceDefaults.Http;

namespace Registry.Indicators;

internal static class IndicatorEndpoints
{
    public static void MapIndicators(this IEndpointRouteBuilder app)
    {
        app.MapApi("/programme", "Programme").MapGet("/standing", ReadStanding.One).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("How many bases there are against the programme's target (R10); with asOf and knownAt as it stood on a day by what was known at an instant.");
        app.MapApi("/reference-series", "Programme").MapGet("/", ReadReferenceFigures.List).RequireAuthorization(Authorization.ReadBases)
            .WithSummary("Official figures as published last, oldest first (R39, R131).");
    }
}
