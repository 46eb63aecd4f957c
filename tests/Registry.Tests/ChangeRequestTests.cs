using System.Net;
using System.Net.Http.Json;
using Contracts;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

/// <summary>What a builder asks for happens by the commission's approval, and not otherwise.</summary>
public sealed class ChangeRequestTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string NewCode = "12130104MADEM002X1";
    private static readonly object Rename = new { kind = "name", reason = "更名", name = "样例新名基地" };
    private static readonly object Exit = new { kind = "exit", reason = "战略调整" };
    private static readonly object HandOver = new { kind = "builder", reason = "重组", builder = new { name = "样例承接公司", creditCode = NewCode } };

    [Fact]
    public async Task A_name_changes_with_the_approval_and_not_before()
    {
        var id = await host.ABaseAsync();
        var request = await host.ARequestAsync(id, Rename);
        Assert.NotEqual("样例新名基地", (await host.ReadBaseAsync(id)).Name);

        await host.ApprovedAsync(request);

        Assert.Equal("样例新名基地", (await host.ReadBaseAsync(id)).Name);
        Assert.Equal(("approved", "石发改〔2019〕21号"), ((await host.ReadChangeAsync(request.Id)).Status, (await host.ReadChangeAsync(request.Id)).DocumentNumber));
        Assert.Equal(1, await host.EventsAsync(id, "base-changed"));
        Assert.Equal(
            1, await host.ReadAsync<long>($"SELECT count(*) FROM base_history WHERE base_id = '{id}' AND what = 'renamed' AND reason = '石发改〔2019〕21号: 更名'"));
    }

    [Fact]
    public async Task A_base_that_changes_hands_is_its_new_builders_and_pays_nobody_until_a_payee_is_named()
    {
        var id = await host.ABaseAsync();
        await host.ApprovedAsync(await host.ARequestAsync(id, HandOver));

        var handed = await host.ReadBaseAsync(id);

        Assert.Equal((NewCode, null), (handed.Builder.CreditCode, handed.Payee));
        using var former = host.CreateClient(Given.Builder);
        Assert.Equal(HttpStatusCode.NotFound, (await former.TryPostAsync($"/bases/{id}/change-requests", Exit)).Status);
        using var builder = host.CreateClient(Given.Stranger);
        Assert.Equal(HttpStatusCode.Created, (await builder.TryPostAsync($"/bases/{id}/change-requests", Exit)).Status);
    }

    [Fact]
    public async Task A_new_payee_comes_with_the_new_builder()
    {
        var id = await host.ABaseAsync();
        var payee = new { name = "样例承接公司", creditCode = NewCode, accountNumber = "130201998877", bankCode = "102121000013" };
        await host.ApprovedAsync(await host.ARequestAsync(
            id, new { kind = "builder", reason = "重组", builder = new { name = "样例承接公司", creditCode = NewCode }, payee }));

        Assert.Equal(new Payee("样例承接公司", NewCode, "130201998877", "102121000013"), (await host.ReadBaseAsync(id)).Payee);
    }

    [Fact]
    public async Task The_same_builder_is_paid_on_another_account_after_the_approval_and_others_hear_of_it()
    {
        var id = await host.ABaseAsync();
        var builder = (await host.ReadBaseAsync(id)).Builder;
        var payee = new { name = builder.Name, creditCode = builder.CreditCode, accountNumber = "130201998866", bankCode = "102121000013" };
        var request = await host.ARequestAsync(id, new { kind = "payee", reason = "原账户注销", payee });
        Assert.NotEqual("130201998866", (await host.ReadBaseAsync(id)).Payee?.AccountNumber);

        await host.ApprovedAsync(request);

        Assert.Equal(
            (builder, new Payee(builder.Name, builder.CreditCode, "130201998866", "102121000013")), ((await host.ReadBaseAsync(id)).Builder, (await host.ReadBaseAsync(id)).Payee));
        Assert.Equal(1, await host.EventsAsync(id, "base-changed"));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM base_history WHERE base_id = '{id}' AND what = 'payee-changed'"));
    }

    [Theory]
    [InlineData("name", "更名", "/name", "/payee")]
    [InlineData("payee", "账户注销", "/name")]
    public async Task An_account_belongs_to_a_change_of_payee_or_builder_alone(string kind, string reason, params string[] pointers)
    {
        var id = await host.ABaseAsync();
        var payee = new { name = "样例公司", creditCode = NewCode, accountNumber = "130201998866", bankCode = "102121000013" };
        using var client = host.CreateClient(Given.Builder);
        using var attempt = new Attempt($"/bases/{id}/change-requests", kind is "name" ? (object)new { kind, reason, payee } : new { kind, reason, payee, name = "多余" }).ToRequest("POST");

        using var response = await client.SendAsync(attempt, TestContext.Current.CancellationToken);

        Assert.Equal(pointers, (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order());
    }

    [Fact]
    public async Task The_database_takes_no_request_for_another_account_without_the_account()
    {
        var request = await host.ARequestAsync(await host.ABaseAsync(), Rename);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => host.ReadAsync<long>(
            $"UPDATE change_request SET kind = 'Payee', name = null WHERE id = '{request.Id}'; SELECT 1::bigint"));

        Assert.Equal("change_asks_for_something", refused.ConstraintName);
    }

    [Fact]
    public async Task A_base_leaves_by_approval_and_its_open_cycle_does_not_wait_for_it()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();

        await host.ApprovedAsync(await host.ARequestAsync(id, Exit));

        var left = await host.ReadBaseAsync(id);
        Assert.Equal(("given-up", "regular", host.Today()), (left.Title, left.Management, left.TitleEndedOn));
        Assert.Equal("Dropped", await host.ReadAsync<string>($"SELECT status FROM evaluation_cycle_base WHERE base_id = '{id}' AND cycle_id = '{cycle.Id}'"));
        Assert.Equal(1, await host.EventsAsync(id, "title-given-up"));
        using var client = host.CreateClient(Given.Builder);
        Assert.Equal((HttpStatusCode.Conflict, "title-not-held"), await client.TryPostAsync($"/bases/{id}/change-requests", Rename));
    }

    [Fact]
    public async Task Nobody_leaves_or_changes_hands_while_the_base_rectifies()
    {
        var id = await host.ABaseAsync();
        var (exit, handOver) = (await host.ARequestAsync(id, Exit), await host.ARequestAsync(id, HandOver));
        await host.ARectificationAsync(id);

        foreach (var request in new[] { exit, handOver })
        {
            Assert.Equal((HttpStatusCode.Conflict, "rectification-live"), await host.DecideAsync(request, "approve", new { documentNumber = "石发改〔2019〕21号" }));
            Assert.Equal("requested", (await host.ReadChangeAsync(request.Id)).Status); // refused whole
        }
    }

    [Fact]
    public async Task Of_one_kind_there_is_one_request_at_a_time_however_many_are_sent_at_once()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Builder);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TryPostAsync($"/bases/{id}/change-requests", Rename)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.Conflict, "change-requested")));
        Assert.Equal("requested", (await host.ARequestAsync(id, Exit)).Status); // of another kind there may be one beside it
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once()
    {
        var id = await host.ABaseAsync();
        var request = await host.ARequestAsync(id, Rename);

        var answers = await Task.WhenAll(
            host.DecideAsync(request, "approve", new { documentNumber = "石发改〔2019〕21号" }), host.DecideAsync(request, "refuse", new { reason = "材料不全" }));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Single(answers, answer => answer.Code is "stale-etag");
    }

    [Fact]
    public async Task What_is_refused_or_withdrawn_changes_nothing_and_may_be_asked_again()
    {
        var id = await host.ABaseAsync();
        var before = await host.ReadBaseAsync(id);
        var refused = await host.ARequestAsync(id, Rename);
        Assert.Equal((HttpStatusCode.OK, null), await host.DecideAsync(refused, "refuse", new { reason = "材料不全" }));
        Assert.Equal("材料不全", (await host.ReadChangeAsync(refused.Id)).RefusedFor);
        var withdrawn = await host.ARequestAsync(id, Rename);
        Assert.Equal((HttpStatusCode.OK, null), await host.DecideAsync(withdrawn, "withdraw", null, Given.Builder));

        Assert.Equal((HttpStatusCode.Conflict, "change-wrong-state"), await host.DecideAsync(await host.ReadChangeAsync(withdrawn.Id), "refuse", new { reason = "x" }));
        Assert.Equal((before.Revision, before.Name), ((await host.ReadBaseAsync(id)).Revision, (await host.ReadBaseAsync(id)).Name));
    }

    [Fact]
    public async Task Each_kind_asks_for_its_own_and_all_that_is_wrong_is_named_at_once()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Builder);
        using var attempt = new Attempt($"/bases/{id}/change-requests", new { kind = "renewal", reason = "续期", name = "多余", builder = new { name = "多余", creditCode = NewCode } })
            .ToRequest("POST");

        using var response = await client.SendAsync(attempt, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(["/builder", "/name", "/until"], (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order());
        Assert.Equal((HttpStatusCode.Conflict, "term-not-asked"), await host.DecideAsync(
            await host.ARequestAsync(id, Rename), "approve", new { documentNumber = "石发改〔2019〕21号", until = host.Today().AddDays(5) }));
    }

    [Fact]
    public async Task Others_do_not_see_the_request_and_nobody_sees_the_account()
    {
        var id = await host.ABaseAsync();
        var payee = new { name = "样例承接公司", creditCode = NewCode, accountNumber = "130201998877", bankCode = "102121000013" };
        var request = await host.ARequestAsync(id, new { kind = "builder", reason = "重组", builder = new { name = "样例承接公司", creditCode = NewCode }, payee });

        Assert.DoesNotContain("130201998877", await TextAsync(Given.Officer, "/change-requests?limit=200"), StringComparison.Ordinal);
        Assert.Contains(request.Id.ToString(), await TextAsync(Principal.Person(Role.CountyOfficer, area: "130102"), "/change-requests?limit=200"), StringComparison.Ordinal);
        Assert.DoesNotContain(request.Id.ToString(), await TextAsync(Given.Stranger, "/change-requests?limit=200"), StringComparison.Ordinal);
        Assert.DoesNotContain(request.Id.ToString(), await TextAsync(Principal.Person(Role.CountyOfficer, area: "130104"), "/change-requests?limit=200"), StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(Principal principal, string path)
    {
        using var client = host.CreateClient(principal);
        return await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
