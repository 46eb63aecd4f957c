using Registry.OpenData.Files;
using ServiceDefaults.Http;

namespace Registry.OpenData;

/// <summary>What everybody may read without a log-in.</summary>
internal static class OpenDataEndpoints
{
    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        var open = app.MapPublicApi("/public", "Open data");
        open.MapGet("/bases", ReadOpenBases.List).Cacheable()
            .WithSummary("The demonstration bases with their titles: filtered, searched, page by page, oldest first (R79, R90).");
        open.MapGet("/bases/{id:guid}", ReadOpenBases.One).Cacheable().WithSummary("One base with its title.");
        open.MapGet("/bases/{id:guid}/history", ReadOpenHistory.List).Cacheable()
            .WithSummary("Every change of what is public of a base, oldest first, with the day from which it was true and when it was known.");
        open.MapGet("/bases/map", ReadMap.Handle).TaggedByFeed().Produces<MapView>(contentType: ReadMap.GeoJson)
            .WithSummary("The bases that have a place, as GeoJSON (RFC 7946).");
        open.MapGet("/bases/download", DownloadBases.Handle).TaggedByFeed().WithSummary("The list as one file: CSV, xlsx or JSON-LD.");
        open.MapGet("/statistics", ReadOpenStatistics.Handle).TaggedByFeed()
            .WithSummary("How many bases there are, by kind, area, year and title (R10).");
    }
}
