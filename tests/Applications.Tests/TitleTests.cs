using System.Net;
using Applications.Titles;
using Contracts;
using Contracts.Registry;
using Testing;

namespace Applications.Tests;

/// <summary>Registry's titles, in whatever order the messages come, and what they mean for who applies again.</summary>
public sealed class TitleTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly object Opinion = new { opinion = "符合" };

    [Fact]
    public async Task A_loss_that_overtakes_the_registration_ends_in_the_same()
    {
        var (forward, backward) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var message in new IEvent[]
        {
            Registered(forward, "A"), Revoked(forward, 5, new(2017, 12, 31)), Registered(forward, "A"), Revoked(forward, 4, new(2017, 1, 1)),
            Revoked(backward, 5, new(2017, 12, 31)), Revoked(backward, 4, new(2017, 1, 1)), Registered(backward, "A"),
        })
        {
            await host.PublishAsync(message);
        }

        foreach (var id in new[] { forward, backward })
        {
            await Eventually.EqualAsync("A 2017-12-31 1 5", () => host.ReadAsync<string>(
                $"SELECT coalesce((SELECT holder_code || ' ' || lost_on || ' ' || held_version || ' ' || lost_version FROM title WHERE id = '{id}'), '')"), "title");
        }
    }

    [Fact]
    public void The_highest_version_of_each_message_counts_in_every_order()
    {
        var id = Guid.CreateVersion7();
        IEvent[] messages = [Registered(id, "A"), Revoked(id, 5, new(2017, 12, 31)), Revoked(id, 4, new(2017, 1, 1)), Registered(id, "A")];
        for (var seed = 0; seed < 50; seed++)
        {
            new Random(seed).Shuffle(messages);
            var title = new Title(id);
            foreach (var message in messages)
            {
                _ = message is BaseRegistered registered ? title.Apply(registered) : title.Apply((TitleRevoked)message);
            }

            Assert.Equal(("A", new DateOnly(2017, 12, 31), 1L, 5L), (title.HolderCode, title.LostOn, title.HeldVersion, title.LostVersion));
        }
    }

    [Fact]
    public void An_annulment_gives_the_title_back_in_every_order()
    {
        var id = Guid.CreateVersion7();
        IEvent[] messages = [Registered(id, "A"), Revoked(id, 5, new(2017, 12, 31)), new TitleAnnulled(id, 6, "石政复〔2018〕1号", "程序瑕疵", new(2018, 2, 1))];
        for (var seed = 0; seed < 50; seed++)
        {
            new Random(seed).Shuffle(messages);
            var title = new Title(id);
            foreach (var message in messages.Concat(messages))
            {
                _ = message switch
                {
                    BaseRegistered m => title.Apply(m),
                    TitleRevoked m => title.Apply(m),
                    _ => title.Apply((TitleAnnulled)message),
                };
            }

            Assert.Equal(("A", null, null), (title.HolderCode, title.LostOn, title.BarredUntil));
        }
    }

    [Fact]
    public void Holder_and_status_are_those_of_the_latest_change_in_every_order()
    {
        var id = Guid.CreateVersion7();
        IEvent[] messages =
        [
            Registered(id, "A"), Changed(id, 2, "A", "Held"), Changed(id, 3, "B", "Held"), Changed(id, 4, "B", "Expired"), Changed(id, 6, "C", "Renewed"),
            Changed(id, 7, "C", "GivenUp"), Revoked(id, 5, new(2017, 12, 31)),
        ];
        for (var seed = 0; seed < 100; seed++)
        {
            new Random(seed).Shuffle(messages);
            var title = new Title(id);
            foreach (var message in messages.Concat(messages[..3]))
            {
                _ = message switch
                {
                    BaseRegistered m => title.Apply(m),
                    BaseChanged m => title.Apply(m),
                    _ => title.Apply((TitleRevoked)message),
                };
            }

            Assert.Equal(
                ("C", "GivenUp", BaseKind.Enterprise, new DateOnly(2016, 1, 1), new DateOnly(2017, 12, 31)),
                (title.HolderCode, title.Status, title.Kind, title.HeldSince, title.LostOn));
        }
    }

    [Theory]
    [InlineData("Held", true)]
    [InlineData("Renewed", true)]
    [InlineData("Suspended", true)]
    [InlineData("Expired", false)]
    [InlineData("GivenUp", false)]
    public async Task A_title_that_has_run_out_or_was_given_up_is_live_no_more(string status, bool isLive)
    {
        var holder = await host.InEligibilityCheckAsync(await host.AnOpenCallAsync());
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Registered(id, holder.Organisation));
        await host.PublishAsync(Changed(id, 2, holder.Organisation, status));
        await StateAsync(id, 2);

        holder = await host.StepAsync(holder, Given.Officer, "eligibility-report");

        Assert.Equal(isLive ? "NeedsALook" : "Passed", await OutcomeAsync(holder));
    }

    [Fact]
    public async Task A_title_goes_with_its_base_to_another_builder()
    {
        var call = await host.AnOpenCallAsync();
        var (from, to) = (await host.InEligibilityCheckAsync(call), await host.InEligibilityCheckAsync(call));
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Changed(id, 2, to.Organisation, "Held")); // it overtakes the registration
        await host.PublishAsync(Registered(id, from.Organisation));
        await StateAsync(id, 2);
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT held_version FROM title WHERE id = '{id}'"), "the registration");

        (from, to) = (await host.StepAsync(from, Given.Officer, "eligibility-report"), await host.StepAsync(to, Given.Officer, "eligibility-report"));

        Assert.Equal(("Passed", "NeedsALook"), (await OutcomeAsync(from), await OutcomeAsync(to)));
        Assert.Equal(2, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{id}'"));
    }

    [Fact]
    public async Task A_revocation_bars_by_itself_until_it_is_annulled()
    {
        var call = await host.AnOpenCallAsync();
        var barred = await host.InEligibilityCheckAsync(call);
        var (lost, today) = (Guid.CreateVersion7(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        await host.PublishAsync(Registered(lost, barred.Organisation));
        await host.PublishAsync(Revoked(lost, 5, today.AddDays(-9)) with { BarredUntil = today.AddYears(1) });
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM title WHERE id = '{lost}' AND revision = 2"), "titles");
        Assert.Equal((HttpStatusCode.Conflict, "eligibility-rule-failed"), await host.TryStepAsync(barred, Given.Officer, "eligible", Opinion));

        await host.PublishAsync(new TitleAnnulled(lost, 6, "石政复〔2018〕1号", "程序瑕疵", today));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM title WHERE id = '{lost}' AND lost_on IS NULL"), "titles given back");

        var looks = new[] { new { rule = "no-live-title", text = "另一基地" } };
        barred = await host.StepAsync(barred, Given.Officer, "eligibility-report");
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(barred, Given.Officer, "eligible", new { opinion = "符合", looks })).Status);
    }

    [Fact]
    public async Task Who_lost_a_title_is_barred_and_who_holds_one_is_looked_at()
    {
        var call = await host.AnOpenCallAsync(new { barMonths = 12 });
        var (barred, holder) = (await host.InEligibilityCheckAsync(call), await host.InEligibilityCheckAsync(call));
        var (lost, held) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.PublishAsync(Registered(lost, barred.Organisation));
        await host.PublishAsync(Revoked(lost, 5, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1)));
        await host.PublishAsync(Registered(held, holder.Organisation));
        await Eventually.EqualAsync(2L, () => host.ReadAsync<long>($"SELECT count(*) FROM title WHERE (id = '{lost}' AND revision = 2) OR id = '{held}'"), "titles");

        Assert.Equal((HttpStatusCode.Conflict, "eligibility-rule-failed"), await host.TryStepAsync(barred, Given.Officer, "eligible", Opinion));
        Assert.Equal((HttpStatusCode.Conflict, "look-missing"), await host.TryStepAsync(holder, Given.Officer, "eligible", Opinion));
        holder = await host.StepAsync(holder, Given.Officer, "eligibility-report");
        Assert.Equal("NeedsALook", await host.ReadAsync<string>($"SELECT jsonb_path_query_first(eligibility_report, '$.findings[*] ? (@.rule == \"no-live-title\")') ->> 'outcome' FROM application WHERE id = '{holder.Id}'"));
        var found = await host.TryStepAsync(holder, Given.Officer, "eligible", new { opinion = "符合", looks = new[] { new { rule = "no-live-title", text = "另一基地" } } });

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal("另一基地", await host.ReadAsync<string>($"SELECT jsonb_path_query_first(eligibility_report, '$.findings[*] ? (@.rule == \"no-live-title\")') ->> 'remark' FROM application WHERE id = '{holder.Id}'"));
    }

    [Fact]
    public async Task Of_two_with_one_carrier_one_has_to_go()
    {
        var call = await host.AnOpenCallAsync();
        var (first, second) = (await host.InEligibilityCheckAsync(call, "region"), await host.InEligibilityCheckAsync(call, "region"));
        first = await host.StepAsync(first, Given.Officer, "independent-check", new { opinion = "核查" });
        var colleague = Given.Officer with { Subject = "colleague" };

        Assert.Equal((HttpStatusCode.Conflict, "eligibility-rule-failed"), await host.TryStepAsync(first, colleague, "eligible", Opinion));
        await host.StepAsync(second, Given.Officer, "ineligible", new { reason = "重复申报", rules = new[] { new { rule = "one-application-per-carrier", text = "同一载体" } } });

        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(first, colleague, "eligible", Opinion)).Status);
    }

    private Task StateAsync(Guid id, long version) =>
        Eventually.EqualAsync(version, () => host.ReadAsync<long>($"SELECT coalesce((SELECT state_version FROM title WHERE id = '{id}'), 0)"), "the title");

    private Task<string> OutcomeAsync(Flow.Row row) => host.ReadAsync<string>(
        $"SELECT jsonb_path_query_first(eligibility_report, '$.findings[*] ? (@.rule == \"no-live-title\")') ->> 'outcome' FROM application WHERE id = '{row.Id}'");

    private static BaseChanged Changed(Guid id, long version, string holder, string title) =>
        new(id, version, $"2016-ENT-{id:N}"[..20], "老基地", new("单位", holder), null, title, "Regular");

    private static BaseRegistered Registered(Guid id, string holder) => new(
        id, 1, $"2016-ENT-{id:N}"[..20], BaseKind.Enterprise, "老基地", Flow.Area, new("单位", holder), new(2016, 1, 1), null);

    private static TitleRevoked Revoked(Guid id, long version, DateOnly on) => new(id, version, "石发改〔2017〕1号", "整改未改善", on);
}
