using Npgsql;
using Testing.Services;

namespace Applications.Tests;

/// <summary>The number by which people call an application.</summary>
public sealed class NumberTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Eight_submissions_at_once_get_eight_numbers_and_a_draft_has_none()
    {
        var call = await host.AnOpenCallAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.DraftAsync(call)));
        Assert.Null(await NumberAsync(drafts[0]));

        await Task.WhenAll(drafts.Select(draft => host.ByApplicantAsync(draft, "submit")));

        var numbers = await Task.WhenAll(drafts.Select(NumberAsync));
        Assert.Distinct(numbers);
        Assert.All(numbers, number => Assert.Matches("^2018-ENT-[0-9]{4}$", number));
    }

    [Fact]
    public async Task The_answer_to_a_submission_names_it()
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync(), "region");
        using var client = host.CreateClient(Flow.Of(draft.Organisation));

        var submitted = await client.PostAsync<Lists.Row>($"/applications/{draft.Id}/submit", ifMatch: draft.Revision);

        Assert.Matches("^2018-REG-[0-9]{4}$", submitted.Number);
        Assert.Equal(submitted.Number, (await host.ListAsync(Flow.Of(draft.Organisation))).Items.Single().Number);
    }

    [Fact]
    public async Task It_stays_through_a_return_and_the_database_lets_nobody_change_it()
    {
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();
        var returned = await new Situations(host, organisation).ReturnedAsync(call);
        var number = await NumberAsync(returned);

        var again = await host.ByApplicantAsync(await host.ByApplicantAsync(returned, "reopen"), "submit");

        Assert.Equal(number, await NumberAsync(again));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<object>($"UPDATE application SET number = '2018-ENT-9999' WHERE id = '{again.Id}'"));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
    }

    private async Task<string?> NumberAsync(Flow.Row row) =>
        await host.ReadAsync<object>($"SELECT number FROM application WHERE id = '{row.Id}'") as string;
}
