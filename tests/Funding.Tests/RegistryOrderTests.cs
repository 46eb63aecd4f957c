using Contracts;
using Contracts.Registry;
using CsCheck;
using Funding.Accounts;
using Testing;

namespace Funding.Tests;

/// <summary>The registry's messages come in any order, several times: what is known in the end is the same.</summary>
public sealed class RegistryOrderTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly DateOnly Day = new(2019, 1, 31);

    [Fact]
    public void An_account_knows_the_same_in_every_order()
    {
        var id = Guid.CreateVersion7();
        IEvent[] facts = [Given.Registered(id), .. Later(id, Guid.CreateVersion7(), Guid.CreateVersion7())];
        var expected = Known(facts);
        Assert.Equal("样例新名|1302019999|Revoked|Outstanding|False|False", expected);

        Gen.Shuffle(facts.Concat(facts).ToArray()).Sample(shuffled => Known(shuffled) == expected, iter: 2_000);
    }

    [Fact]
    public async Task An_award_ends_the_same_in_every_order()
    {
        var random = new Random(20180402);
        var awards = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            var baseId = await host.AnOutstandingBaseAsync();
            var award = await host.AnActiveAwardAsync(baseId, repayable: 50);
            await host.APaidPaymentAsync(award.Id);
            await host.APaymentAsync(award.Id, "approved", instalment: 2);
            IEvent[] facts = [.. Later(baseId, Guid.CreateVersion7(), Guid.CreateVersion7())];
            var thrice = facts.Concat(facts).Concat(facts).ToArray();
            random.Shuffle(thrice);
            var had = await host.ReadAsync<long>("SELECT count(*) FROM inbox") + thrice.Length;
            await Task.WhenAll(thrice.Select(host.PublishAsync));
            await Eventually.EqualAsync(had, () => host.ReadAsync<long>("SELECT count(*) FROM inbox"), "messages had");
            awards.Add(award.Id);
        }

        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
        foreach (var award in awards)
        {
            Assert.Equal("Terminated", await host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{award}'"));
            Assert.Equal("Cancelled,Paid", await host.ReadAsync<string>($"SELECT string_agg(status, ',' ORDER BY status) FROM payment WHERE award_id = '{award}'"));
            Assert.Equal((0, 600), (await host.BalanceAsync("Committed", award), await host.BalanceAsync("Paid", award)));
            Assert.Equal(300_00, await host.ReadAsync<long>($"SELECT demanded_fen FROM recovery WHERE award_id = '{award}'"));
        }

        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task An_award_is_held_until_the_last_rectification_has_passed_whichever_message_comes_first()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.PublishAsync(new RectificationClosed(first, 6, baseId, Passed: true, Day));
        await host.PublishAsync(new RectificationOrdered(second, 1, baseId, Day, "绩效不佳"));
        await host.AwardIsAsync(award.Id, "OnHold");

        await host.PublishAsync(new RectificationOrdered(first, 1, baseId, Day, "进展慢")); // late: it has passed already
        await host.PublishAsync(new RectificationClosed(second, 4, baseId, Passed: false, Day));
        await host.AccountIsAsync(baseId, $"(SELECT closed FROM base_rectification WHERE id = '{second}')");
        Assert.Equal("OnHold", await host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{award.Id}'")); // until the revocation

        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");
    }

    [Fact]
    public async Task A_revocation_that_was_annulled_does_not_touch_what_was_promised_afterwards()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var old = await host.AnActiveAwardAsync(baseId);
        var particulars = Given.Registered(baseId);
        await host.PublishAsync(new BaseChanged(baseId, 12, particulars.Number, particulars.Name, particulars.Builder, particulars.Payee, "Annulled", "Regular"));
        await host.AccountIsAsync(baseId, "title = 'Annulled'");
        var fresh = await host.AnActiveAwardAsync(baseId);

        await host.PublishAsync(Given.Revoked(baseId, version: 9)); // late

        await host.AwardIsAsync(old.Id, "Terminated");
        Assert.Equal("Active", await host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{fresh.Id}'"));
    }

    /// <summary>A base's later life: a new payee, two grades, a rectification that passed, one that failed, the revocation.</summary>
    private static IEnumerable<IEvent> Later(Guid id, Guid passed, Guid failed) =>
    [
        Given.Graded(id, Grade.Poor, version: 2),
        new BaseChanged(id, 5, "2018-ENT-001", "样例新名", new("样例公司", Given.BuilderCode), new("样例公司", Given.BuilderCode, "1302019999", "102121000013"), "Held", "Rectifying"),
        Given.Graded(id, Grade.Outstanding, version: 4),
        new RectificationOrdered(passed, 1, id, Day, "进展慢"),
        new RectificationClosed(passed, 5, id, Passed: true, Day),
        new RectificationOrdered(failed, 1, id, Day, "绩效不佳"),
        new RectificationClosed(failed, 7, id, Passed: false, Day),
        Given.Revoked(id, version: 9),
    ];

    private static string Known(IEnumerable<IEvent> facts)
    {
        var account = (FundAccount)Activator.CreateInstance(typeof(FundAccount), nonPublic: true)!;
        foreach (var fact in facts)
        {
            _ = fact switch
            {
                BaseRegistered m => account.Apply(m, DateTimeOffset.UnixEpoch),
                BaseChanged m => account.Apply(m, DateTimeOffset.UnixEpoch),
                BaseGraded m => account.Apply(m),
                RectificationOrdered m => account.Apply(m),
                RectificationClosed m => account.Apply(m),
                TitleRevoked m => account.Apply(m),
                _ => throw new InvalidOperationException(fact.GetType().Name),
            };
        }

        return $"{account.BaseName}|{account.Payee?.AccountNumber}|{account.Title}|{account.LatestGrade}|{account.IsRectifying}|{account.HoldsPayments}";
    }
}
