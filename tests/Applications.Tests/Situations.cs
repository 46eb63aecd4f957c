using Applications.Tests.Materials;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>Applications of one organisation in the states that the authorization matrix asks about, each under a call of its own.</summary>
internal sealed class Situations(ApplicationsHost host, string organisation)
{
    public static readonly object OnePlace = new { places = new[] { new { kind = "enterprise", count = 1 } }, reserves = 1, noticeWorkingDays = 5 };
    private static readonly object Reason = new { reason = "理由" };

    public async Task<Attempt> ADraftToPublishAsync()
    {
        await host.CriteriaAsync();
        return new($"/calls/{await host.ADraftCallAsync()}/publish", IfMatch: 1);
    }

    public async Task<Attempt> ACallToAmendAsync()
    {
        var call = await host.APublishedCallAsync();
        return new($"/calls/{call}/amendments", Given.AmendmentBody(), IfMatch: 2);
    }

    public async Task<Attempt> ANotificationAsync()
    {
        var call = await host.APublishedCallAsync();
        await DraftAsync(call);
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.CallRow>($"/calls/{call}/amendments", Given.AmendmentBody(), ifMatch: 2);
        return new($"/notifications/{await host.ReadAsync<Guid>($"SELECT id FROM notification WHERE subject_id = '{call}'")}/read");
    }

    public async Task<Attempt> AreasAsync()
    {
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<ReferenceDataTests.Report>("/reference-lists/areas/imports", new { csv = ReferenceDataTests.ShippedAreas, source = "民政部区划代码" });
        return new("/reference-lists/areas") { IsList = false };
    }

    public async Task<Attempt> ACriteriaVersionAsync()
    {
        await host.CriteriaAsync();
        return new($"/criteria-versions/{await host.ReadAsync<Guid>("SELECT id FROM criteria_version LIMIT 1")}");
    }

    public static object ViewBody() => new { name = $"视图{Guid.CreateVersion7():N}", filter = new { status = new[] { "submitted" }, sort = "-submitted" } };

    public async Task<Guid> AViewAsync()
    {
        using var officer = host.CreateClient(Given.Officer);
        return (await officer.PostAsync<View>("/application-views", ViewBody())).Id;
    }

    private sealed record View(Guid Id);

    public async Task<Flow.Row> DraftAsync() => await DraftAsync(await host.AnOpenCallAsync());

    public async Task<Flow.Row> SubmittedAsync() => await SubmittedAsync(await host.AnOpenCallAsync());

    public Task<Flow.Row> DraftAsync(Guid call) => host.DraftAsync(call, organisation: organisation);

    public Task<Flow.Row> SubmittedAsync(Guid call) => host.SubmittedAsync(call, organisation: organisation);

    public async Task<Attempt> AMaterialAsync(bool handedIn, string part)
    {
        var row = await DraftAsync();
        var material = await host.UploadAsync(row);
        await (handedIn ? host.ByApplicantAsync(row, "submit") : Task.CompletedTask);
        return new($"/applications/{row.Id}/materials/{material.Id}{part}");
    }

    public Task<Flow.Row> InCountyReviewAsync(Guid call) => host.InCountyReviewAsync(call, organisation: organisation);

    public async Task<Flow.Row> ReturnedAsync(Guid call) => await host.StepAsync(await InCountyReviewAsync(call), Flow.County, "return", Reason);

    public Task<Flow.Row> RecommendedAsync(Guid call) => host.RecommendedAsync(call, organisation: organisation);

    public Task<Flow.Row> ARegionRecommendedAsync(Guid call) => host.RecommendedAsync(call, "region", organisation);

    public Task<Flow.Row> InEligibilityCheckAsync(Guid call) => host.InEligibilityCheckAsync(call, organisation: organisation);

    public async Task<Flow.Row> AskedForMoreAsync(Guid call) =>
        await host.StepAsync(await InEligibilityCheckAsync(call), Given.Officer, "request-supplement", Reason);

    public async Task<Flow.Row> IneligibleAsync(Guid call) =>
        await host.StepAsync(await InEligibilityCheckAsync(call), Given.Officer, "ineligible", Reason);

    public async Task<Flow.Row> RankedAsync() => (await host.RankedAsync(await host.AnOpenCallAsync(OnePlace), 1))[0];

    public async Task<Flow.Row> ShortlistedAsync()
    {
        var row = await RankedAsync();
        await host.SelectAsync(row.CallId);
        return await host.ReadAsync(row);
    }

    public async Task<Flow.Row> AwaitingAsync()
    {
        var row = (await host.RankedAsync(await host.AnOpenCallAsync(new { noticeWorkingDays = 0 }), 1))[0];
        await host.SelectAsync(row.CallId);
        await host.DecideAsync(row.CallId, "public-notice");
        return await host.ReadAsync(row);
    }

    public async Task<Flow.Row> AReserveAsync(Guid call)
    {
        var rows = await host.RankedAsync(call, 1, 2);
        await host.SelectAsync(call);
        await host.ByApplicantAsync(await host.ReadAsync(rows[0]), "withdraw", Reason);
        return await host.ReadAsync(rows[1]);
    }

    public async Task<Flow.Row> NoticedAsync(Guid call)
    {
        var row = (await host.RankedAsync(call, 1))[0];
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        return await host.ReadAsync(row);
    }

    public async Task<Flow.Row> DisputedAsync(Guid call) =>
        await host.StepAsync(await NoticedAsync(call), Given.Officer, "objections", new { objector = "某公司", grounds = "不实" });

    public async Task<Flow.ObjectionRow> AnObjectionAsync(bool isTakenUp)
    {
        var call = await host.AnOpenCallAsync(OnePlace);
        var row = await host.EligibleAsync(call, organisation: organisation);
        await host.PublishAsync(Flow.ARanking(call, [(row.Id, 1)]));
        await host.BecomesAsync(row.Id, "Ranked");
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");
        await host.ObjectAsync(row);
        var objection = (await host.ObjectionsAsync(row.Id))[0];
        return isTakenUp ? await host.AnswerAsync(objection, "accept") : objection;
    }

    public async Task<Attempt> APublicNoticeAsync()
    {
        var row = await NoticedAsync(await host.AnOpenCallAsync(OnePlace));
        return new($"/public/notices/{await host.ReadAsync<Guid>($"SELECT id FROM notice WHERE call_id = '{row.CallId}'")}");
    }

    public async Task<Flow.ConsentRow> ASubmittedListAsync() => await host.SubmitListAsync((await AwaitingAsync()).CallId);

    public async Task<Attempt> AConsentAsync()
    {
        var list = await ASubmittedListAsync();
        return new($"/consent-lists/{list.Id}/consent", Flow.ConsentBody(list), list.Revision);
    }

    /// <summary>A county's list of one, and the order that it has.</summary>
    public async Task<Attempt> ACountyListAsync()
    {
        var row = await RecommendedAsync(await host.AnOpenCallAsync());
        var list = await host.ReadAsync<Guid>($"SELECT id FROM county_list WHERE call_id = '{row.CallId}'");
        return new($"/county-lists/{list}", new { applications = new[] { row.Id } }, IfMatch: 1);
    }

    public async Task<Attempt> ACountyOrderAsync()
    {
        var list = await ACountyListAsync();
        return list with { Path = $"{list.Path}/order" };
    }

    public async Task<Guid> ATaxCheckAsync() =>
        await host.CheckOfAsync(await host.AskedAsync(await host.AnOpenCallAsync(), organisation: organisation), "tax");

    public async Task<Guid> ADepartmentsObjectionAsync()
    {
        var check = await ATaxCheckAsync();
        await host.AnswerAsync("tax", check, "objection", "欠税");
        return check;
    }
}
