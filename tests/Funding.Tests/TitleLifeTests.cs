using Contracts;
using Contracts.Registry;
using CsCheck;
using Funding.Accounts;
using Testing;

namespace Funding.Tests;

/// <summary>A title that rests holds the money, one that is given up ends it, one that is given back lets it flow again; in any order.</summary>
public sealed class TitleLifeTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly DateOnly Day = new(2019, 1, 31);

    [Theory]
    [InlineData("Suspended")]
    [InlineData("Expired")]
    public async Task Nothing_is_paid_while_the_title_rests(string title)
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);

        await host.PublishAsync(Changed(baseId, 5, title));
        await host.AwardIsAsync(award.Id, "OnHold");
        await host.PublishAsync(Changed(baseId, 6, title is "Expired" ? "Renewed" : "Held"));

        await host.AwardIsAsync(award.Id, "Active");
    }

    [Fact]
    public async Task A_term_that_runs_out_holds_the_money_and_is_not_heard_after_its_renewal()
    {
        var (early, late) = (await host.AnOutstandingBaseAsync(), await host.AnOutstandingBaseAsync());
        var (held, free) = (await host.AnActiveAwardAsync(early), await host.AnActiveAwardAsync(late));
        await host.PublishAsync(new TitleExpired(early, 5, Day, Day.AddDays(1)));
        await host.AwardIsAsync(held.Id, "OnHold");

        await host.PublishAsync(Changed(late, 6, "Renewed"));
        await host.AccountIsAsync(late, "title = 'Renewed'");
        await host.PublishAsync(new TitleExpired(late, 5, Day, Day.AddDays(1)));

        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>(
            $"SELECT count(*) FROM audit a JOIN fund_account f ON f.id = a.aggregate_id WHERE f.base_id = '{late}' AND a.action = 'title-expired'"), "the expiry was heard");
        Assert.Equal("Active", await host.ReadAsync<string>($"SELECT status FROM award WHERE id = '{free.Id}'"));
    }

    [Fact]
    public async Task A_base_that_leaves_is_paid_no_more_and_pays_back_what_the_rules_say_once()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId, repayable: 50);
        await host.APaidPaymentAsync(award.Id);
        var left = new TitleGivenUp(baseId, 7, "石发改〔2019〕21号", "战略调整", Day);

        await host.PublishAsync(left);
        await host.PublishAsync(left);
        await host.PublishAsync(Changed(baseId, 7, "GivenUp"));

        await host.AwardIsAsync(award.Id, "Terminated");
        await host.AccountIsAsync(baseId, "particulars_version = 7");
        Assert.Equal((0, 600), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id)));
        Assert.Equal(300_00, await host.ReadAsync<long>($"SELECT sum(demanded_fen)::bigint FROM recovery WHERE award_id = '{award.Id}'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_base_whose_revocation_was_annulled_can_be_promised_money_again()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        await host.PublishAsync(Given.Revoked(baseId));
        await host.PublishAsync(new TitleAnnulled(baseId, 11, "石政复〔2019〕1号", "程序瑕疵", Day));
        await host.AccountIsAsync(baseId, "title = 'Annulled'");

        Assert.NotEqual(Guid.Empty, (await host.AnActiveAwardAsync(baseId)).Id);
    }

    [Fact]
    public void An_account_ends_with_the_same_title_in_every_order()
    {
        var id = Guid.CreateVersion7();
        IEvent[] facts =
        [
            Given.Registered(id), new TitleExpired(id, 3, Day, Day), Changed(id, 3, "Expired"), Changed(id, 4, "Renewed"), Given.Revoked(id, 6),
            Changed(id, 6, "Revoked"), new TitleAnnulled(id, 7, "石政复〔2019〕1号", "程序瑕疵", Day), Changed(id, 7, "Annulled"),
        ];

        Gen.Shuffle(facts.Concat(facts).ToArray()).Sample(shuffled => Known(shuffled) == "Annulled|True|False", iter: 2_000);
    }

    private static string Known(IEnumerable<IEvent> facts)
    {
        var account = (FundAccount)Activator.CreateInstance(typeof(FundAccount), nonPublic: true)!;
        foreach (var fact in facts)
        {
            Tell(account, fact);
        }

        return $"{account.Title}|{account.HoldsTitle}|{account.HoldsPayments}";
    }

    private static void Tell(FundAccount account, IEvent fact)
    {
        switch (fact)
        {
            case BaseRegistered m: account.Apply(m, DateTimeOffset.UnixEpoch); break;
            case BaseChanged m: account.Apply(m, DateTimeOffset.UnixEpoch); break;
            case TitleRevoked m: account.Apply(m); break;
            case TitleExpired m: account.Apply(m); break;
            case TitleAnnulled m: account.Apply(m); break;
            default: throw new InvalidOperationException(fact.GetType().Name);
        }
    }

    private static BaseChanged Changed(Guid id, long version, string title)
    {
        var known = Given.Registered(id);
        return new(id, version, known.Number, known.Name, known.Builder, known.Payee, title, "Regular");
    }
}
