using System.Net;
using Contracts;

namespace Registry.Tests;

/// <summary>How a title rests, is given back, and what is made public of an outstanding base.</summary>
public sealed class TitleStepTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private static readonly object Reason = new { reason = "配合调查" };
    private static readonly object Review = new { documentNumber = "石政复〔2019〕1号", reason = "程序瑕疵" };

    [Fact]
    public async Task A_suspended_title_counts_for_nothing_until_it_is_resumed()
    {
        var id = await host.ABaseAsync();

        await host.ManagedAsync(id, "title/suspend", Reason);
        Assert.Equal("suspended", (await host.ReadBaseAsync(id)).Title);
        Assert.Equal((HttpStatusCode.Conflict, "title-not-held"), await host.OrderAsync(id, "slow-progress"));
        Assert.Equal((HttpStatusCode.Conflict, "title-wrong-state"), await host.ManageAsync(id, "title/suspend", Reason));
        await host.ManagedAsync(id, "title/resume", Reason);

        Assert.Equal("held", (await host.ReadBaseAsync(id)).Title);
        Assert.Equal((HttpStatusCode.Conflict, "title-wrong-state"), await host.ManageAsync(id, "title/resume", Reason));
        Assert.Equal(2, await host.EventsAsync(id, "base-changed"));
    }

    [Fact]
    public async Task A_base_that_is_suspended_during_its_evaluation_still_gets_its_grade()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await host.ManagedAsync(id, "title/suspend", Reason);

        await host.EvaluateAsync(cycle.Id, id, Grade.Outstanding);

        var graded = await host.ReadBaseAsync(id);
        Assert.Equal(("suspended", "regular", Grade.Outstanding), (graded.Title, graded.Management, graded.LatestGrade));
    }

    [Fact]
    public async Task A_revocation_is_annulled_once_and_by_a_third_person_and_takes_the_bar_along()
    {
        var id = await host.ABaseAsync();
        var heard = await host.WalkAsync(await host.ARectificationAsync(id), [.. Given.ToProposal, "hearing"]);
        await host.StepAsync(heard, "revoke", body: new { documentNumber = "石发改〔2019〕9号", barMonths = 24 });
        Assert.Equal(host.Today().AddMonths(24), (await host.ReadBaseAsync(id)).BarredUntil);

        Assert.Equal((HttpStatusCode.Conflict, "same-person"), await host.ManageAsync(id, "title/annul-revocation", Review, Given.Colleague));
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), await host.ManageAsync(id, "title/annul-revocation", Review));
        var revision = (await host.ReadBaseAsync(id)).Revision;
        using var third = host.CreateClient(Given.Third);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => third.TryPostAsync($"/bases/{id}/title/annul-revocation", Review, revision)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer == (HttpStatusCode.PreconditionFailed, "stale-etag")));
        var annulled = await host.ReadBaseAsync(id);
        Assert.Equal(("annulled", "石政复〔2019〕1号", null), (annulled.Title, annulled.AnnulmentDocument, annulled.BarredUntil));
        Assert.Equal(1, await host.EventsAsync(id, "title-annulled"));
        Assert.Equal((HttpStatusCode.Conflict, "title-wrong-state"), await host.ManageAsync(id, "title/annul-revocation", Review, Given.Third));
    }

    [Fact]
    public async Task A_second_annulment_needs_a_document_of_its_own()
    {
        var id = await host.ARevokedBaseAsync();
        await host.ManagedAsync(id, "title/annul-revocation", Review, Given.Third);
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        Assert.Equal((HttpStatusCode.Conflict, "document-number-used"), await host.ManageAsync(id, "title/annul-revocation", Review, Given.Third));
        await host.ManagedAsync(id, "title/annul-revocation", new { documentNumber = "石政复〔2019〕2号", reason = "程序瑕疵" }, Given.Third);

        Assert.Equal(2, await host.EventsAsync(id, "title-annulled"));
    }

    [Fact]
    public async Task Only_an_outstanding_base_is_publicised_and_no_longer_than_it_is()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await host.EvaluateAsync(cycle.Id, id, Grade.Good);
        var text = new { text = "特色:开放实验室;成效:孵化41家;示范:三地复制。" };
        Assert.Equal((HttpStatusCode.Conflict, "grade-not-outstanding"), await host.ManageAsync(id, "publicity", text, method: "PUT"));
        await host.EvaluateAsync(cycle.Id, id, Grade.Outstanding, version: 2);

        await host.ManagedAsync(id, "publicity", text, method: "PUT");
        Assert.Equal(text.text, (await host.ReadBaseAsync(id)).Publicity);

        await host.ARectificationAsync(id);
        Assert.Null((await host.ReadBaseAsync(id)).Publicity);
        Assert.Equal((HttpStatusCode.Conflict, "grade-not-outstanding"), await host.ManageAsync(id, "publicity", text, method: "PUT"));
    }
}
