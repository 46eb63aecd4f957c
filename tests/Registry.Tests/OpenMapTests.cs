using System.Net;
using Testing.Services;

namespace Registry.Tests;

/// <summary>The map: points of what is public, within a window.</summary>
public sealed class OpenMapTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_with_a_place_is_a_point_with_its_longitude_first()
    {
        var id = await host.ABaseAsync();
        await host.ABaseAsync(); // without a place
        await host.ByHandAsync(id, "latitude = 38.042306, longitude = 114.514862");
        using var anybody = host.CreateClient(Principal.Nobody);
        using var response = await anybody.GetAsync(new Uri("/public/bases/map?bbox=114.5,38,114.6,38.1", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
        var map = await host.JsonAsync("bases/map?bbox=114.5,38,114.6,38.1");
        Assert.Equal("FeatureCollection", (string?)map["type"]);
        var point = Assert.Single(map["features"]!.AsArray())!;
        Assert.Equal(("Feature", $"{id}", "Point"), ((string?)point["type"], (string?)point["id"], (string?)point["geometry"]!["type"]));
        Assert.Equal("[114.514862,38.042306]", point["geometry"]!["coordinates"]!.ToJsonString());
        Assert.Equal(
            ["number", "kind", "level", "name", "area", "title", "outstanding"], point["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task A_window_shows_what_lies_within_it_and_on_its_edge_page_by_page_and_filtered()
    {
        foreach (var (latitude, longitude) in new[] { (30.0m, 100.0m), (30.5m, 100.5m), (31.0m, 101.0m), (31.000001m, 101.0m), (30.5m, 99.999999m) })
        {
            await host.ByHandAsync(
                (await host.AnOpenBaseAsync(r => r with { Area = latitude == 30.5m ? "130131" : "130132" })).Id,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"latitude = {latitude}, longitude = {longitude}"));
        }

        var first = await host.JsonAsync("bases/map?bbox=100,30,101,31&limit=2");
        var rest = await host.JsonAsync($"bases/map?bbox=100,30,101,31&limit=2&after={first["next"]}");

        Assert.Equal(2, first["features"]!.AsArray().Count);
        Assert.Single(rest["features"]!.AsArray());
        Assert.Null(rest["next"]);
        Assert.Single((await host.JsonAsync("bases/map?bbox=100,30,101,31&area=130131"))["features"]!.AsArray());
    }

    [Theory]
    [InlineData("bbox=1,2,3")]
    [InlineData("bbox=a,b,c,d")]
    [InlineData("bbox=1,2,3,4,5")]
    [InlineData("bbox=1e9,2,3,4")]
    [InlineData("limit=5001")]
    public async Task A_window_that_is_none_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.LookAsync($"bases/map?{query}")).Status);
}
