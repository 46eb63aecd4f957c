using System.Net;
using Calendar;

namespace Registry.Tests.History;

/// <summary>A decision holds from its document's day, whenever the registry is told of it.</summary>
public sealed class DecisionDayTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string Document = "石发改〔2019〕21号";

    [Fact]
    public async Task A_change_is_true_from_the_day_of_its_approval()
    {
        var id = await host.ABaseAsync();
        var before = (await host.ReadBaseAsync(id)).Name;
        var decided = host.Today().AddDays(-10);

        await host.ApprovedAsync(
            await host.ARequestAsync(id, new { kind = "name", reason = "更名", name = "样例新名" }), new { documentNumber = Document, decidedOn = decided });

        Assert.Equal((before, "样例新名"), (await NameAsync(id, decided.AddDays(-1)), await NameAsync(id, decided)));
    }

    [Fact]
    public async Task A_day_that_lies_ahead_or_before_what_is_known_is_refused_and_nothing_changes()
    {
        var id = await host.ABaseAsync();
        var asked = await host.ARequestAsync(id, new { kind = "name", reason = "更名", name = "样例新名" });

        Assert.Equal(
            (HttpStatusCode.Conflict, "not-true-yet"), await host.DecideAsync(asked, "approve", new { documentNumber = Document, decidedOn = host.Today().AddDays(1) }));
        Assert.Equal(
            (HttpStatusCode.Conflict, "later-is-known"), await host.DecideAsync(asked, "approve", new { documentNumber = Document, decidedOn = "2018-06-30" }));

        Assert.Equal(("requested", 1L), ((await host.ReadChangeAsync(asked.Id)).Status, (await host.ReadBaseAsync(id)).Revision));
    }

    [Fact]
    public async Task A_title_is_lost_and_given_back_from_the_days_of_the_documents_and_the_bar_runs_from_there()
    {
        var id = await host.ABaseAsync();
        var rectification = await host.WalkAsync(await host.ARectificationAsync(id), [.. Given.ToRevocation.Where(step => step != "revoke")]);
        await host.MoveClockToAsync(Shanghai.StartOfDay(host.Today().AddDays(20)));
        var (lost, back) = (host.Today().AddDays(-9), host.Today().AddDays(-2));

        await host.ActAsync<Given.RectificationRow>(
            Given.Colleague, $"/rectifications/{rectification.Id}/revoke", new { documentNumber = Document, barMonths = 12, decidedOn = lost }, rectification.Revision);
        Assert.Equal(lost.AddMonths(12), (await host.ReadBaseAsync(id)).BarredUntil);
        await host.ManagedAsync(
            id, "title/annul-revocation", new { documentNumber = "石政复〔2019〕1号", reason = "程序瑕疵", decidedOn = back }, Given.Third);

        Assert.Equal(
            ["held", "revoked", "revoked", "annulled"],
            [await TitleAsync(id, lost.AddDays(-1)), await TitleAsync(id, lost), await TitleAsync(id, back.AddDays(-1)), await TitleAsync(id, back)]);
    }

    private async Task<string> NameAsync(Guid id, DateOnly asOf) => (await AtAsync(id, asOf)).Name;

    private async Task<string> TitleAsync(Guid id, DateOnly asOf) => (await AtAsync(id, asOf)).Title;

    private Task<Given.BaseRow> AtAsync(Guid id, DateOnly asOf) => host.GetAsync<Given.BaseRow>(Given.Officer, $"/bases/{id}?asOf={asOf:yyyy-MM-dd}");
}
