using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests.Materials;

/// <summary>Uploads, reads and removes materials as people do.</summary>
internal static class MaterialClient
{
    public sealed record Row(
        Guid Id, string? Code, string FileName, string MediaType, long Length, string Sha256, bool IsSupplement, DateTimeOffset UploadedAt);

    public sealed record List(IReadOnlyList<Row> Items);

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static HttpRequestMessage Upload(Guid application, HttpContent content, string name = "材料.pdf", string? code = null, Guid? id = null) => new(
        HttpMethod.Put,
        new Uri(
            $"/uploads/applications/{application}/materials/{id ?? Guid.CreateVersion7()}?fileName={Uri.EscapeDataString(name)}"
            + (code is null ? "" : $"&code={code}"), UriKind.Relative))
    { Content = content };

    /// <summary>Status and code of an upload, whatever the answer.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> TryUploadAsync(
        this ApplicationsHost host, Flow.Row row, byte[] content, string name = "材料.pdf", string? code = null, Guid? id = null, string? digest = null, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Flow.Of(row.Organisation));
        using var request = Upload(row.Id, new ByteArrayContent(content), name, code, id);
        if (digest is not null)
        {
            request.Headers.TryAddWithoutValidation("Content-Digest", digest);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }

    public static async Task<Row> UploadAsync(
        this ApplicationsHost host, Flow.Row row, byte[]? content = null, string name = "材料.pdf", string? code = null, Guid? id = null)
    {
        using var client = host.CreateClient(Flow.Of(row.Organisation));
        using var request = Upload(row.Id, new ByteArrayContent(content ?? Files.Pdf()), name, code, id);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<Row>(TestContext.Current.CancellationToken))!;
    }

    public static async Task<IReadOnlyList<Row>> MaterialsAsync(this ApplicationsHost host, Flow.Row row, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Flow.Of(row.Organisation));
        return (await client.GetFromJsonAsync<List>(new Uri($"/applications/{row.Id}/materials", UriKind.Relative), TestContext.Current.CancellationToken))!.Items;
    }

    public static async Task<HttpResponseMessage> DownloadAsync(
        this ApplicationsHost host, Flow.Row row, Guid material, Principal? by = null, Action<HttpRequestMessage>? with = null)
    {
        using var client = host.CreateClient(by ?? Flow.Of(row.Organisation));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/applications/{row.Id}/materials/{material}/content", UriKind.Relative));
        with?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<(HttpStatusCode Status, string? Code)> RemoveAsync(this ApplicationsHost host, Flow.Row row, Guid material, Principal? by = null) =>
        host.TryAsync(by ?? Flow.Of(row.Organisation), $"/applications/{row.Id}/materials/{material}", method: "DELETE");

    public static Task<long> CountAsync(this ApplicationsHost host, string table, string where = "true") =>
        host.ReadAsync<long>(string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM {table} WHERE {where}"));

    /// <summary>Files of the store, and of uploads under way.</summary>
    public static IReadOnlyList<string> FilesIn(this ApplicationsHost host, string folder) => Directory.Exists(Path.Combine(host.Materials, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(host.Materials, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Order()]
        : [];

    /// <summary>Handed in with a PDF of each of these texts.</summary>
    public static async Task<Flow.Row> SubmittedWithAsync(this ApplicationsHost host, params string[] texts)
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        await Task.WhenAll(texts.Select(text => host.UploadAsync(row, Files.Pdf(text), $"{text}.pdf")));
        return await host.ByApplicantAsync(row, "submit");
    }
}
