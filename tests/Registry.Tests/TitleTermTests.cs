using System.Net;
using Calendar;
using Contracts;
using Testing;

namespace Registry.Tests;

/// <summary>A title's term ends by itself. Each test moves the host's business time on, so none relies on another's date.</summary>
public sealed class TitleTermTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_title_expires_at_the_end_of_its_last_day_in_Shanghai_and_not_before()
    {
        var (id, until) = await ALimitedBaseAsync();

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until).AddMinutes(-10));
        Assert.Equal("held", (await host.ReadBaseAsync(id)).Title);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until));
        await IsAsync(id, "Expired");

        var expired = await host.ReadBaseAsync(id);
        Assert.Equal((until, until.AddDays(1)), (expired.TitleUntil, expired.TitleEndedOn));
        Assert.Equal(1, await host.EventsAsync(id, "title-expired"));
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit WHERE aggregate_id = '{id}' AND action = 'base-title-expired' AND actor_kind = 'system'"));
    }

    [Fact]
    public async Task An_expired_base_leaves_its_open_cycle_and_comes_back_by_a_renewal()
    {
        var (id, until) = await ALimitedBaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until));
        await IsAsync(id, "Expired");
        Assert.Equal("regular", (await host.ReadBaseAsync(id)).Management);
        Assert.Equal("Dropped", await host.ReadAsync<string>($"SELECT status FROM evaluation_cycle_base WHERE base_id = '{id}' AND cycle_id = '{cycle.Id}'"));

        var next = host.Today().AddYears(3);
        await host.ApprovedAsync(await host.ARequestAsync(id, new { kind = "renewal", reason = "继续建设", until = next }));

        var renewed = await host.ReadBaseAsync(id);
        Assert.Equal(("renewed", next, "石发改〔2019〕21号", null), (renewed.Title, renewed.TitleUntil, renewed.RenewalDocument, renewed.TitleEndedOn));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(next));
        await IsAsync(id, "Expired"); // and the next term ends as well
        Assert.Equal(2, await host.EventsAsync(id, "title-expired"));
    }

    [Fact]
    public async Task A_renewal_in_time_lengthens_the_term_and_nothing_expires()
    {
        var (id, until) = await ALimitedBaseAsync();
        var (marker, _) = await ALimitedBaseAsync();
        var earlier = await host.ARequestAsync(id, new { kind = "renewal", reason = "继续建设", until });
        Assert.Equal((HttpStatusCode.Conflict, "renewal-not-later"), await host.DecideAsync(earlier, "approve", new { documentNumber = "石发改〔2019〕21号" }));

        await host.ApprovedAsync(earlier, new { documentNumber = "石发改〔2019〕21号", until = until.AddYears(1) });
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until).AddSeconds(1));
        await IsAsync(marker, "Expired");

        var renewed = await host.ReadBaseAsync(id);
        Assert.Equal(("held", until.AddYears(1)), (renewed.Title, renewed.TitleUntil));
    }

    [Fact]
    public async Task Nobody_escapes_a_rectification_by_the_end_of_a_term()
    {
        var (id, until) = await ALimitedBaseAsync();
        var (marker, _) = await ALimitedBaseAsync();
        var ordered = await host.ARectificationAsync(id);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until).AddSeconds(1));
        await IsAsync(marker, "Expired");
        Assert.Equal(("held", "rectifying"), ((await host.ReadBaseAsync(id)).Title, (await host.ReadBaseAsync(id)).Management));

        await host.WalkAsync(ordered, "plan", "plan/accept", "start", "report", "verification", "pass");

        await IsAsync(id, "Expired"); // the end of the term has waited for it
    }

    [Fact]
    public async Task A_term_ends_today_or_later_and_a_lost_title_has_none()
    {
        var id = await host.ABaseAsync();

        Assert.Equal((HttpStatusCode.Conflict, "term-passed"), await host.LimitAsync(id, host.Today().AddDays(-1)));
        Assert.Equal((HttpStatusCode.OK, null), await host.LimitAsync(id, host.Today()));
        var revoked = await host.ARevokedBaseAsync();
        Assert.Equal((HttpStatusCode.Conflict, "title-not-held"), await host.LimitAsync(revoked, host.Today().AddDays(9)));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{revoked}'"));
    }

    [Fact]
    public async Task A_term_that_the_recognition_gives_ends_as_well()
    {
        var until = host.Today().AddDays(3);
        var recognised = Given.Recognised() with { TitleUntil = until, Carrier = new("样例园区", "12130104MADEM002X1"), CountyBody = "样例区双创工作专班" };
        await host.PublishAsync(recognised);
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM base WHERE name = '{recognised.Name}'"), "bases");
        var id = await host.ReadAsync<Guid>($"SELECT id FROM base WHERE name = '{recognised.Name}'");
        var registered = await host.ReadBaseAsync(id);
        Assert.Equal((recognised.Carrier, "样例区双创工作专班", BaseLevel.Municipal), (registered.Carrier, registered.CountyBody, registered.Level));

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(until));

        await IsAsync(id, "Expired");
    }

    private async Task<(Guid Id, DateOnly Until)> ALimitedBaseAsync()
    {
        var (id, until) = (await host.ABaseAsync(), host.Today().AddDays(3));
        Assert.Equal((HttpStatusCode.OK, null), await host.LimitAsync(id, until));
        return (id, until);
    }

    private Task IsAsync(Guid id, string title) =>
        Eventually.EqualAsync(title, () => host.ReadAsync<string>($"SELECT title FROM base WHERE id = '{id}'"), "the title");
}
