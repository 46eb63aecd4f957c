using Testing;

namespace Funding.Tests;

/// <summary>The account of a base's money changes by two people and after days in which everybody can object, and meanwhile nothing is paid.</summary>
public sealed class PayeeChangeTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Another_account_is_paid_after_two_people_and_the_cooling_off_only()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        var locked = await host.APaymentAsync(award.Id);
        await host.NameAccountAsync(baseId);

        Assert.Equal((409, "payee-change-pending"), await DraftAsync(award, 2));
        Assert.Equal((409, "payee-change-pending"), await SendAsync(locked));
        Assert.Equal((409, "payee-differs"), await ProposeAsync(baseId, "1302018888"));
        Assert.Equal((409, "payee-unchanged"), await ProposeAsync(baseId, Given.GoodAccount));
        Assert.Equal((201, null), await ProposeAsync(baseId, Given.NewAccount));
        Assert.Equal((409, "payee-change-open"), await ProposeAsync(baseId, Given.NewAccount));
        var change = await host.ReadRowAsync($"/payee-changes/{await ChangeOfAsync(baseId)}");
        var both = Given.Approver with { Subject = Given.OfficerSubject };
        Assert.Equal((409, "same-person"), await host.TryPostAsync(both, $"/payee-changes/{change.Id}/confirm", ifMatch: change.Revision));
        change = await host.StepAsync(Given.Approver, $"/payee-changes/{change.Id}/confirm", change.Revision);
        Assert.Equal("cooling-off", change.Status);
        Assert.Equal((409, "payee-change-pending"), await DraftAsync(award, 2));

        await CoolAsync(change);

        Assert.Equal((201, null), await DraftAsync(award, 2));
        Assert.Equal(Given.NewAccount, await host.ReadAsync<string>($"SELECT payee_account_number FROM payment WHERE award_id = '{award.Id}' AND instalment = 2"));
        Assert.Equal("Cancelled", await host.StatusAsync(locked.Id)); // drafted for the old account: it could never go
        Assert.Equal((201, null), await DraftAsync(award, 1));
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM due WHERE kind = 'payee-cooling-off' AND attempts > 0"));
    }

    [Fact]
    public async Task A_change_that_was_objected_to_is_never_in_force()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var change = await host.AConfirmedPayeeChangeAsync(baseId);
        change = await host.StepAsync(Given.SecondApprover, $"/payee-changes/{change.Id}/decline", change.Revision, new { reason = "电话核实:非本单位账户" });

        await CoolAsync(change);

        Assert.Equal("declined", (await host.ReadRowAsync($"/payee-changes/{change.Id}")).Status);
        await host.AccountIsAsync(baseId, $"payee_of_record_account_number = '{Given.GoodAccount}'");
        await host.NameAccountAsync(baseId, Given.GoodAccount, version: 6); // the registry has it corrected
        Assert.Equal((201, null), await DraftAsync(await host.AnActiveAwardAsync(baseId), 1));
    }

    [Fact]
    public async Task A_change_that_the_registry_has_overtaken_falls()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var change = await host.AConfirmedPayeeChangeAsync(baseId);
        await host.NameAccountAsync(baseId, "1302017777", version: 6);

        await CoolAsync(change);

        Assert.Equal("declined", (await host.ReadRowAsync($"/payee-changes/{change.Id}")).Status);
    }

    [Fact]
    public async Task Two_who_confirm_at_once_confirm_once()
    {
        var change = await host.APayeeChangeAsync(await host.AnOutstandingBaseAsync());

        var answers = await Task.WhenAll(new[] { Given.Approver, Given.SecondApprover, Given.ThirdApprover }.Select(
            by => host.TryPostAsync(by, $"/payee-changes/{change.Id}/confirm", ifMatch: change.Revision)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(2, answers.Count(a => a == (412, "stale-etag")));
    }

    [Theory]
    [InlineData("UPDATE fund_account SET payee_of_record_account_number = '666' WHERE base_id = '{base}'", "payee_of_record_holds")]
    [InlineData("UPDATE payee_change SET confirmed_by = proposed_by, cooling_until = now(), status = 'CoolingOff' WHERE id = '{proposed}'", "ck_payee_change_people")]
    [InlineData("UPDATE payee_change SET status = 'CoolingOff' WHERE id = '{proposed}'", "ck_payee_change_confirmed")]
    [InlineData("UPDATE payee_change SET status = 'Effective', effective_at = cooling_until WHERE id = '{confirmed}'", "payee_change_cooling")]
    [InlineData("UPDATE payee_change SET status = 'Effective', effective_at = now(), cooling_until = now(), confirmed_by = 'x' WHERE id = '{proposed}'", "payee_change_cooling")]
    [InlineData("UPDATE payee_change SET cooling_until = '2018-01-01' WHERE id = '{confirmed}'", "payee_change_frozen")]
    [InlineData("UPDATE payee_change SET payee_account_number = '666' WHERE id = '{confirmed}'", "payee_change_frozen")]
    [InlineData("UPDATE payee_change SET proposed_by = 'somebody' WHERE id = '{proposed}'", "payee_change_frozen")]
    [InlineData("INSERT INTO payee_change SELECT gen_random_uuid(), 1, 'Effective', base_id, '1', '1', 'a', 'b', now(), now(), NULL, '666', '1', '1', '1' FROM payee_change LIMIT 1", "payee_change_frozen")]
    [InlineData("INSERT INTO payee_change SELECT gen_random_uuid(), 1, 'Proposed', base_id, '1', '1', 'a', NULL, NULL, NULL, NULL, '666', '1', '1', '1' FROM payee_change WHERE id = '{proposed}'", "ux_payee_change_open")]
    [InlineData("DELETE FROM payee_change", "42501")]
    public async Task The_service_itself_cannot_pay_another_account(string sql, string guard)
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var proposed = await host.APayeeChangeAsync(baseId);
        var confirmed = await host.AConfirmedPayeeChangeAsync(await host.AnOutstandingBaseAsync());

        var refusal = await host.RefusalAsync(sql
            .Replace("{base}", $"{baseId}", StringComparison.Ordinal).Replace("{proposed}", $"{proposed.Id}", StringComparison.Ordinal).Replace("{confirmed}", $"{confirmed.Id}", StringComparison.Ordinal));

        Assert.Equal(guard, refusal);
    }

    /// <summary>The days of objection are over, and what was due is done.</summary>
    private async Task CoolAsync(Given.Row change)
    {
        var until = await host.ReadAsync<DateTime>($"SELECT cooling_until FROM payee_change WHERE id = '{change.Id}'");
        await host.MoveClockToAsync(new DateTimeOffset(until, TimeSpan.Zero).AddMinutes(1));
        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'payee-cooling-off' AND subject_id = '{change.Id}'"), "the due row");
    }

    private Task<Guid> ChangeOfAsync(Guid baseId) => host.ReadAsync<Guid>($"SELECT id FROM payee_change WHERE base_id = '{baseId}'");

    private Task<(int Status, string? Code)> ProposeAsync(Guid baseId, string account) =>
        host.TryPostAsync(Given.Officer, "/payee-changes", Given.PayeeChangeBody(baseId, account));

    private Task<(int Status, string? Code)> DraftAsync(Given.Row award, int instalment) =>
        host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment });

    private Task<(int Status, string? Code)> SendAsync(Given.Row payment) =>
        host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision);
}
