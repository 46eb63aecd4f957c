using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <content>Steps with a title, and what builders ask for.</content>
internal static partial class Given
{
    /// <summary>Takes a step with a base as it is now, by the commission.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> ManageAsync(
        this RegistryHost host, Guid id, string step, object body, Principal? by = null, string method = "POST")
    {
        using var client = host.CreateClient(by ?? Officer);
        using var request = new Attempt($"/bases/{id}/{step}", body, (await host.ReadBaseAsync(id)).Revision).ToRequest(method);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public static async Task ManagedAsync(this RegistryHost host, Guid id, string step, object body, Principal? by = null, string method = "POST") =>
        Assert.Equal((HttpStatusCode.OK, null), await host.ManageAsync(id, step, body, by, method));

    public static Task<(HttpStatusCode Status, string? Code)> LimitAsync(this RegistryHost host, Guid id, DateOnly until) =>
        host.ManageAsync(id, "title/term", new { until, documentNumber = "石发改〔2019〕3号" }, method: "PUT");

    public static async Task<Guid> ARevokedBaseAsync(this RegistryHost host)
    {
        var id = await host.ABaseAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), ToRevocation);
        return id;
    }

    public static async Task<ChangeRow> ARequestAsync(this RegistryHost host, Guid id, object body)
    {
        using var client = host.CreateClient(Builder);
        return await client.PostAsync<ChangeRow>($"/bases/{id}/change-requests", body);
    }

    public static async Task<(HttpStatusCode Status, string? Code)> DecideAsync(
        this RegistryHost host, ChangeRow request, string step, object? body, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Officer);
        return await client.TryPostAsync($"/change-requests/{request.Id}/{step}", body, request.Revision);
    }

    public static async Task ApprovedAsync(this RegistryHost host, ChangeRow request, object? body = null) =>
        Assert.Equal((HttpStatusCode.OK, null), await host.DecideAsync(request, "approve", body ?? new { documentNumber = "石发改〔2019〕21号" }));

    public static async Task<ChangeRow> ReadChangeAsync(this RegistryHost host, Guid id)
    {
        using var client = host.CreateClient(Builder);
        return (await client.GetFromJsonAsync<ChangeRow>(new Uri($"/change-requests/{id}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public sealed record ChangeRow(Guid Id, long Revision, string Status, Guid BaseId, string Kind, DateOnly? Until, string? DocumentNumber, string? RefusedFor);
}
