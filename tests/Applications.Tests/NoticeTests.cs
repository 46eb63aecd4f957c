using System.Net;
using Calendar;
using Contracts.Applications;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Applications.Tests;

/// <summary>The notice ends by its deadline on working days; objections hold it up, whoever is late.</summary>
public sealed class NoticeTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1); // the database keeps microseconds
    private static readonly object FiveDays = new { noticeWorkingDays = 5 };

    [Fact]
    public async Task A_notice_ends_by_itself_and_waits_for_its_objections()
    {
        var call = await host.AnOpenCallAsync(FiveDays);
        var rows = await host.RankedAsync(call, 1, 2, 3);
        await host.SelectAsync(call);
        var notice = await host.DecideAsync(call, "public-notice");
        var until = notice.Applications[0].NoticeEndsAt!.Value;
        var disputed = await host.StepAsync(await host.ReadAsync(rows[1]), Given.Officer, "objections", new { objector = "某公司", grounds = "数据不实" });
        Assert.Equal("某公司", Assert.Single(await host.ObjectionsAsync(disputed.Id)).Objector);
        var gone = await host.ByApplicantAsync(await host.ReadAsync(rows[2]), "withdraw", new { reason = "放弃" });
        Assert.Equal(1L, await DueAsync(rows[0].Id) + await DueAsync(gone.Id));

        Assert.True(until - TimeProvider.System.GetUtcNow() >= TimeSpan.FromDays(6)); // five working days span a weekend
        await MoveClockAsync(until.AddMinutes(-10));
        Assert.Equal("public-notice", (await host.ReadAsync(rows[0])).Status);
        await MoveClockAsync(until.AddSeconds(1));
        await host.BecomesAsync(rows[0].Id, "GovernmentConsent");
        await Eventually.EqualAsync(0L, () => DueAsync(rows[1].Id), "due rows of the disputed one");
        await Eventually.EqualAsync(
            0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE due_at <= '{until:O}' AND subject_id IN (SELECT id FROM objection WHERE application_id = '{disputed.Id}')"),
            "answers that are late and not yet marked");
        disputed = await host.ReadAsync(rows[1]);
        Assert.Equal("objection-open", disputed.Status);

        Assert.Equal((HttpStatusCode.Conflict, "notice-over"), await host.TryStepAsync(disputed, Given.Officer, "objections", new { objector = "又一家", grounds = "太晚" }));
        await host.StepAsync(disputed, Given.Officer, "objections/dismiss", new { reason = "查无实据" });
        await host.BecomesAsync(rows[1].Id, "GovernmentConsent");
        Assert.Equal("withdrawn", (await host.ReadAsync(rows[2])).Status);
    }

    [Fact]
    public async Task There_is_no_notice_of_nothing()
    {
        var call = await host.AnOpenCallAsync(FiveDays);

        Assert.Equal((HttpStatusCode.Conflict, "nothing-to-show"), await host.TryAsync(Given.Officer, $"/calls/{call}/public-notice"));
        Assert.Equal((HttpStatusCode.Conflict, "nothing-to-consent"), await host.TryAsync(Given.Officer, $"/calls/{call}/consent-lists"));
    }

    private Task<long> DueAsync(Guid id) => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{id}'");

    private async Task MoveClockAsync(DateTimeOffset to)
    {
        var offset = to - TimeProvider.System.GetUtcNow();
        await host.PublishAsync(new BusinessClockMoved(Guid.CreateVersion7(), 1, offset));
        await Eventually.TrueAsync(() => Task.FromResult(host.Services.GetRequiredService<BusinessClock>().Ahead >= offset - Rounding), "the clock moves");
    }
}
