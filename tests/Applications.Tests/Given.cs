using System.Net.Http.Json;
using Contracts;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

/// <summary>The states that tests start from, reached as people reach them: through the API.</summary>
internal static class Given
{
    public static readonly Principal Officer = Principal.Person(Role.DrcOfficer);
    public const string GoodCreditCode = "91130102MADEM00117";

    public static object CallBody(string title = "2018年度市级“双创”示范基地评选") => new
    {
        title,
        year = 2018,
        kinds = new[] { "region", "university", "enterprise" },
        opensAt = "2030-03-01T00:00:00+08:00",
        closesAt = "2030-05-01T00:00:00+08:00",
    };

    /// <summary>The call of <see cref="CallBody"/>, open for longer.</summary>
    public static object AmendmentBody(string closesAt = "2030-06-01T00:00:00+08:00", object? rules = null, string[]? kinds = null) => new
    {
        terms = new
        {
            title = "2018年度市级“双创”示范基地评选",
            year = 2018,
            kinds = kinds ?? ["region", "university", "enterprise"],
            opensAt = "2030-03-01T00:00:00+08:00",
            closesAt,
            rules,
        },
        documentNumber = "石发改〔2018〕8号",
        reason = "延长申报期限",
    };

    public static object RecognitionBody(Guid call, string? name = null) => new
    {
        callId = call,
        kind = "enterprise",
        name = name ?? $"样例基地{Guid.CreateVersion7():N}",
        area = "130102",
        builder = new { name = "样例长安众创空间有限公司", creditCode = GoodCreditCode },
        documentNumber = "石政函〔2018〕1号",
    };

    public static async Task<Guid> ADraftCallAsync(this ApplicationsHost host)
    {
        using var client = host.CreateClient(Officer);
        return (await client.PostAsync<CallRow>("/calls", CallBody())).Id;
    }

    public static async Task<Guid> APublishedCallAsync(this ApplicationsHost host)
    {
        await host.CriteriaAsync();
        using var client = host.CreateClient(Officer);
        var id = await host.ADraftCallAsync();
        await client.PostAsync<CallRow>($"/calls/{id}/publish", ifMatch: 1);
        return id;
    }

    /// <summary>Posts with a fresh key and insists on success.</summary>
    public static async Task<T> PostAsync<T>(this HttpClient client, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    public sealed record CallRow(Guid Id, long Revision, string Status, string Title, IReadOnlyList<BaseKind> Kinds);

    public sealed record Rows<T>(IReadOnlyList<T> Items, Guid? Next);
}
