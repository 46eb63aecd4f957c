using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Selections, notices, objections and consents, as officers, the public and the city government make them.</summary>
internal static partial class Flow
{
    private static int _documents;

    public static string NewDocumentNumber() => $"石政函〔2018〕{Interlocked.Increment(ref _documents)}号 {Guid.CreateVersion7():N}";

    public static async Task<ConsentRow> SubmitListAsync(this ApplicationsHost host, Guid call)
    {
        using var client = host.CreateClient(Given.Officer);
        return await client.PostAsync<ConsentRow>($"/calls/{call}/consent-lists");
    }

    public static object ConsentBody(ConsentRow list, string? documentNumber = null, params (Guid Id, string Reason)[] refused) => new
    {
        documentNumber = documentNumber ?? NewDocumentNumber(),
        documentHash = list.DocumentHash,
        refused = refused.Select(r => new { applicationId = r.Id, reason = r.Reason }),
    };

    /// <summary>The list is submitted, and all of it is consented to.</summary>
    public static async Task<ConsentRow> ConsentAsync(this ApplicationsHost host, Guid call)
    {
        var list = await host.SubmitListAsync(call);
        using var client = host.CreateClient(Government);
        return await client.PostAsync<ConsentRow>($"/consent-lists/{list.Id}/consent", ConsentBody(list), list.Revision);
    }

    /// <summary>Shortlisted by its rank and shown to the public.</summary>
    public static async Task<Row> ShownAsync(this ApplicationsHost host, object? rules = null)
    {
        var row = (await host.RankedAsync(await host.AnOpenCallAsync(rules ?? new { noticeWorkingDays = 5 }), 1))[0];
        await host.SelectAsync(row.CallId);
        await host.DecideAsync(row.CallId, "public-notice");
        return await host.ReadAsync(row);
    }

    /// <summary>The notice is over for this application: its deadline's row is due now.</summary>
    public static async Task PassNoticeAsync(this ApplicationsHost host, Guid application)
    {
        await host.ReadAsync<Guid>($"UPDATE application SET notice_ends_at = now() - interval '1 minute' WHERE id = '{application}' RETURNING id");
        await host.ReadAsync<Guid>($"UPDATE due SET due_at = now() - interval '1 minute' WHERE kind = 'public-notice-end' AND subject_id = '{application}' RETURNING id");
        await host.BecomesAsync(application, "GovernmentConsent");
    }

    public static object ObjectionBody(Guid application, string name = "王某某") => new
    {
        applicationId = application,
        name,
        contact = "0311-80000000",
        grounds = "申报的创新平台与另一单位的相同,涉嫌重复申报",
        evidence = new[] { "信函 2018-05-02 附件1" },
    };

    public static async Task<Acknowledgement> ObjectAsync(this ApplicationsHost host, Row row, string name = "王某某")
    {
        using var anybody = host.CreateClient(Principal.Nobody);
        return await anybody.PostAsync<Acknowledgement>("/public/objections", ObjectionBody(row.Id, name));
    }

    public static async Task<IReadOnlyList<ObjectionRow>> ObjectionsAsync(this ApplicationsHost host, Guid application, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Given.Officer);
        var page = await client.GetFromJsonAsync<Given.Rows<ObjectionRow>>(
            new Uri($"/objections?applicationId={application}", UriKind.Relative), TestContext.Current.CancellationToken);
        return page!.Items;
    }

    public static async Task<ObjectionRow> AnswerAsync(this ApplicationsHost host, ObjectionRow objection, string step, object? body = null, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Given.Officer);
        return await client.PostAsync<ObjectionRow>($"/objections/{objection.Id}/{step}", body, objection.Revision);
    }

    /// <summary>Status, tag and text of a page that anybody may read.</summary>
    public static async Task<(HttpStatusCode Status, string? Tag, string Text)> LookAsync(
        this ApplicationsHost host, string path, string? tag = null, string? token = null)
    {
        using var anybody = host.CreateClient(Principal.Nobody);
        using var request = new Attempt(path).ToRequest("GET");
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (token is not null)
        {
            request.Headers.Add("Objection-Token", token);
        }

        using var response = await anybody.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.ETag?.ToString(), System.Text.RegularExpressions.Regex.Unescape(text));
    }

    public sealed record ConsentRow(
        Guid Id, long Revision, string Status, string DocumentHash, string? DocumentNumber, ConsentContent Document);

    public sealed record ConsentContent(int Number, IReadOnlyList<ConsentLine> Entries, IReadOnlyList<LeftOutLine> LeftOut);

    public sealed record ConsentLine(
        Guid ApplicationId, string Name, int? Rank, string? Score, string? Note, IReadOnlyList<ConsentObjectionLine> Objections);

    public sealed record ConsentObjectionLine(string Number, string Outcome, string? Answer);

    public sealed record LeftOutLine(Guid ApplicationId, string Reason);

    public sealed record ObjectionRow(
        Guid Id, long Revision, string Status, string Number, string? Objector, string? Contact, string Grounds, DateTimeOffset AnswerDueAt,
        DateTimeOffset? OverdueSince, string? Answer, IReadOnlyList<CommentRow> Comments);

    public sealed record CommentRow(string Text);

    public sealed record Acknowledgement(string Number, string Token, DateTimeOffset AnswerDueAt);
}
