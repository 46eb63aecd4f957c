using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <content>How the API is asked, and what of its answers tests look at.</content>
internal static partial class Given
{
    public static async Task<Row> ReadRowAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Officer);
        return (await client.GetFromJsonAsync<Row>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    /// <summary>Posts with a fresh key and insists on success.</summary>
    public static async Task<T> PostAsync<T>(this HttpClient client, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The status and, of a refusal, its code.</summary>
    public static async Task<(int Status, string? Code)> TryPostAsync(
        this FundingHost host, Principal by, string path, object? body = null, long? ifMatch = null)
    {
        using var client = host.CreateClient(by);
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public sealed record Row(Guid Id, long Revision, string Status, Guid? AwardId = null, Money? Demanded = null, Money? Outstanding = null, int? Count = null, Money? Total = null);

    public sealed record Money(string Value, string Currency);

    public sealed record Rows<T>(IReadOnlyList<T> Items, Guid? Next);
}
