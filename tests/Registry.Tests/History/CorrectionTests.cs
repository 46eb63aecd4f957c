using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts.Registry;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests.History;

/// <summary>Corrections put right what is told from now on; what was known before is told as before.</summary>
public sealed class CorrectionTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_corrected_name_holds_from_the_beginning_and_the_old_one_is_what_was_known()
    {
        var id = await host.ABaseAsync();
        var (old, then) = (await ReadAsync(id), Now);

        var corrected = await CorrectAsync(id, 1, new { reason = "笔误", particulars = new { name = "改正后的基地", builderName = "样例长安众创空间股份有限公司" } });

        Assert.Equal(("改正后的基地", "样例长安众创空间股份有限公司", Given.BuilderCode, 2), (corrected.Name, corrected.Builder.Name, corrected.Builder.CreditCode, corrected.Revision));
        Assert.Equal("改正后的基地", (await ReadAsync(id, "?asOf=2018-07-01")).Name);
        Assert.Equal(old.Name, (await ReadAsync(id, $"?knownAt={Uri.EscapeDataString(then.ToString("O"))}")).Name);
        Assert.Equal(1, await host.EventsAsync(id, "base-changed"));
        Assert.Equal(1L, await host.ReadAsync<long>($"SELECT corrects FROM base_history WHERE base_id = '{id}' AND version = 2"));
    }

    [Fact]
    public async Task A_later_correction_of_the_same_version_takes_the_place_of_the_earlier_one()
    {
        var id = await host.ABaseAsync();
        await CorrectAsync(id, 1, new { reason = "一", particulars = new { name = "甲", documentNumber = "石政函〔2018〕2号" } });
        var then = Now;

        var corrected = await CorrectAsync(id, 2, new { reason = "二", particulars = new { name = "乙" } });

        Assert.Equal(("乙", "石政函〔2018〕2号"), (corrected.Name, corrected.DocumentNumber));
        Assert.Equal("甲", (await ReadAsync(id, $"?knownAt={Uri.EscapeDataString(then.ToString("O"))}")).Name);
        Assert.Equal("1,1", await CorrectedAsync(id)); // both stand in the first one's place
    }

    [Fact]
    public async Task What_the_registration_left_out_is_added_as_true_from_the_beginning()
    {
        var id = await host.ABaseAsync();

        await CorrectAsync(id, 1, new { reason = "补录", particulars = new { latitude = 38.04281249m, longitude = 114.5m, countyBody = "长安区发展和改革局" } });

        Assert.Equal(38.042812m, await host.ReadAsync<decimal>($"SELECT latitude FROM base WHERE id = '{id}'"));
        Assert.Equal(38.042812m, await host.ReadAsync<decimal>($"SELECT latitude FROM base_state('{id}', '2018-07-01', 'infinity')"));
        using var operators = host.CreateClient(Principal.Person(Role.Operator));
        Assert.DoesNotContain(id.ToString(), await operators.GetStringAsync(new Uri("/bases/verification", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_day_of_recognition_moves_the_beginning()
    {
        var id = await host.ABaseAsync();

        await CorrectAsync(id, 1, new { reason = "批准日期", trueFrom = "2018-06-01", particulars = new { recognisedOn = "2018-06-01" } });

        Assert.Equal(new DateOnly(2018, 6, 1), (await ReadAsync(id, "?asOf=2018-06-01")).RecognisedOn);
    }

    [Fact]
    public async Task A_correction_changes_neither_title_nor_grade_nor_what_came_later()
    {
        var id = await host.ABaseAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        var corrected = await CorrectAsync(id, 1, new { reason = "笔误", particulars = new { name = "改正后的基地" } });

        Assert.Equal(("revoked", "改正后的基地"), (corrected.Title, corrected.Name));
        Assert.Equal((HttpStatusCode.Conflict, "correction-moves-status"), await TryAsync(id, 3, new { reason = "早些", trueFrom = "2018-07-01" }));
        Assert.Equal((HttpStatusCode.Conflict, "correction-before-registration"), await TryAsync(id, 3, new { reason = "早些", trueFrom = "2018-06-30" }));
    }

    [Fact]
    public async Task What_cannot_be_put_right_is_refused_and_nothing_stays_of_it()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);

        Assert.Equal((HttpStatusCode.Conflict, "correction-changes-nothing"), await TryAsync(id, 1, new { reason = "无" }));
        Assert.Equal((HttpStatusCode.Conflict, "correction-elsewhere"), await TryAsync(id, 2, new { reason = "笔误", particulars = new { name = "甲" } }));
        Assert.Equal((HttpStatusCode.Conflict, "not-true-yet"), await TryAsync(id, 1, new { reason = "笔误", trueFrom = host.Today().AddDays(1) }));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), await TryAsync(id, 3, new { reason = "笔误" }));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await TryAsync(id, 1, new { reason = "笔误", particulars = new { name = "甲" } }, ifMatch: 1)).Status);
        Assert.Equal(2, await host.ReadAsync<long>($"SELECT count(*) FROM base_history WHERE base_id = '{id}'"));
    }

    [Fact]
    public async Task Every_fault_of_a_correction_is_named_at_once()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt(
            $"/bases/{id}/history/1/correction", new { reason = " ", particulars = new { name = "", area = "x", builderCreditCode = "91130102MADEM00118", latitude = 90.4m } }, 1).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["/particulars/area", "/particulars/builderCreditCode", "/particulars/latitude", "/particulars/name", "/reason"],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_eight_corrections_at_once_one_is_written()
    {
        var id = await host.ABaseAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(id, 1, new { reason = "笔误", particulars = new { name = $"名{i}" } }, ifMatch: 1)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.PreconditionFailed));
        Assert.Equal("1", await CorrectedAsync(id));
    }

    private DateTimeOffset Now => host.Services.GetRequiredService<BusinessClock>().Now;

    private async Task<string> CorrectedAsync(Guid id) => await host.ReadAsync<string>(
        $"SELECT string_agg(corrects::text, ',' ORDER BY version) FROM base_history WHERE base_id = '{id}' AND corrects IS NOT NULL");

    private async Task<Row> ReadAsync(Guid id, string query = "")
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<Row>(new Uri($"/bases/{id}{query}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private async Task<Row> CorrectAsync(Guid id, long version, object body)
    {
        using var client = host.CreateClient(Given.Officer);
        return await client.PostAsync<Row>($"/bases/{id}/history/{version}/correction", body, (await ReadAsync(id)).Revision);
    }

    private async Task<(HttpStatusCode Status, string? Code)> TryAsync(Guid id, long version, object body, long? ifMatch = null)
    {
        using var client = host.CreateClient(Principal.Person(Role.DrcOfficer));
        return await client.TryPostAsync($"/bases/{id}/history/{version}/correction", body, ifMatch ?? (await ReadAsync(id)).Revision);
    }

    private sealed record Row(Guid Id, long Revision, string Title, string Name, Contracts.Party Builder, string DocumentNumber, DateOnly RecognisedOn);
}
