using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;

namespace Registry.OpenData;

/// <summary>Points for a map. GeoJSON wants WGS 84; CGCS2000, in which places are entered, differs from it by less than a metre.</summary>
internal static class ReadMap
{
    public const string GeoJson = "application/geo+json";
    private const int DefaultLimit = 1_000;

    public sealed record Window
    {
        /// <summary>West, south, east, north in degrees; without it everywhere.</summary>
        [RegularExpression(@"-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?){3}")]
        public string? Bbox { get; init; }

        [Range(1, 5_000)]
        [DefaultValue(DefaultLimit)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the points before.</summary>
        public Guid? After { get; init; }

        internal IQueryable<Base> Narrow(IQueryable<Base> bases)
        {
            bases = bases.Where(b => b.Longitude != null);
            if (Bbox is null)
            {
                return bases;
            }

            var edges = Bbox.Split(',').Select(edge => decimal.Parse(edge, CultureInfo.InvariantCulture)).ToArray();
            var (west, south, east, north) = (edges[0], edges[1], edges[2], edges[3]);
            return bases.Where(b => b.Longitude >= west && b.Longitude <= east && b.Latitude >= south && b.Latitude <= north);
        }
    }

    public static async Task<JsonHttpResult<MapView>> Handle(
        [AsParameters] OpenFilter filter, [AsParameters] Window window, RegistryDb db, CancellationToken cancellationToken)
    {
        var (size, after) = (window.Limit ?? DefaultLimit, window.After ?? Guid.Empty);
        var rows = await window.Narrow(filter.Narrow(db)).AsNoTracking().Where(b => b.Id > after).OrderBy(b => b.Id).Take(size + 1)
            .Select(OpenBase.Of).ToListAsync(cancellationToken);
        var shown = rows.Take(size).Select(MapPoint.Of).ToList();
        return TypedResults.Json(new MapView("FeatureCollection", shown, rows.Count > size ? shown[^1].Id : null), contentType: GeoJson);
    }
}

/// <summary>A GeoJSON feature collection.</summary>
/// <param name="Next">Continues after the last point; null at the end.</param>
public sealed record MapView(string Type, IReadOnlyList<MapPoint> Features, Guid? Next);

/// <summary>A base at its place.</summary>
public sealed record MapPoint(string Type, Guid Id, MapPoint.Place Geometry, MapPoint.What Properties)
{
    /// <param name="Coordinates">Longitude, then latitude.</param>
    public sealed record Place(string Type, IReadOnlyList<decimal> Coordinates);

    public sealed record What(string Number, BaseKind Kind, BaseLevel Level, string Name, string Area, TitleStatus Title, bool Outstanding);

    internal static MapPoint Of(OpenBase b) => new(
        "Feature", b.Id, new("Point", [b.Longitude!.Value, b.Latitude!.Value]),
        new(b.Number, b.Kind, b.Level, b.Name, b.Area, b.Title, b.Publicity is not null));
}
