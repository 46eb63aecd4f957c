using System.Net;
using System.Net.Http.Json;
using Contracts;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <content>How the API is asked, and what of its answers tests look at.</content>
internal static partial class Given
{
    public static async Task<BaseRow> ReadBaseAsync(this RegistryHost host, Guid id, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Officer);
        return (await client.GetFromJsonAsync<BaseRow>(new Uri($"/bases/{id}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public static async Task<(HttpStatusCode Status, string? Code)> TryPostAsync(
        this HttpClient client, string path, object? body, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public static async Task<T> PostAsync<T>(this HttpClient client, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>How often an aggregate's audit rows name an event of this kind.</summary>
    public static Task<long> EventsAsync(this RegistryHost host, Guid aggregate, string type) => host.ReadAsync<long>(
        $$"""SELECT count(*) FROM audit WHERE aggregate_id = '{{aggregate}}' AND events @> '[{"type":"{{type}}"}]'""");

    public sealed record BaseRow(
        Guid Id, long Revision, string Title, string Management, Grade? LatestGrade, Payee? Payee, IReadOnlyList<Target> Targets, string Name,
        Party Builder, BaseLevel Level, Party? Carrier, string? CountyBody, decimal? Latitude, decimal? Longitude, IReadOnlyList<Chain> Chains,
        string? PlaqueNumber, DateOnly? TitleUntil, string? RenewalDocument, DateOnly? TitleEndedOn, DateOnly? BarredUntil,
        string? AnnulmentDocument, string? Publicity);

    public sealed record CycleRow(Guid Id, long Revision, string Status, IReadOnlyList<CycleBaseRow> Bases);

    public sealed record CycleBaseRow(Guid BaseId, string Status, decimal? Score, Grade? Grade);

    public sealed record RectificationRow(
        Guid Id, long Revision, string Status, Guid BaseId, DateOnly DueOn, bool Extended, DateOnly? GraceEndsOn);

    public sealed record HistoryRow(Guid Id, long Version, string What, string Title, string Management, Grade? LatestGrade, string By, string? Reason);

    public sealed record Rows<T>(IReadOnlyList<T> Items, Guid? Next);
}
