using Evidence;
using Testing;
using Testing.Services;

namespace Funding.Tests;

/// <summary>What an auditor takes home: it verifies with the pinned keys alone, and nothing in it can be another unnoticed.</summary>
public sealed class LedgerProofTests(FundingHost host) : IClassFixture<FundingHost>
{
    private KeySet Keys => KeySet.Parse(File.ReadAllText(Path.Combine(host.Evidence, "funding.keys.json")));

    [Fact]
    public async Task The_books_verify_offline_down_to_the_last_fen()
    {
        var (_, id) = await host.AnAcceptedPaymentAsync();
        await host.TryPostAsync(Given.Treasury, "/treasury-reports", Given.Report(id));

        var record = await ProofAsync("");

        Assert.Empty(record.Verify(Keys));
        Assert.Empty(LedgerCheck.Verify(record, Keys));
        var books = LedgerCheck.Read(record);
        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM journal"), books.Journals.Count);
        Assert.Equal(await host.ReadAsync<long>("SELECT sum(balance_fen)::bigint FROM ledger_account WHERE stage = 'Paid'"), books.Accounts.Where(a => a.Stage == "Paid").Sum(a => a.ClosingFen));
        Assert.Contains(LedgerCheck.Verify(record, SigningKey.Create().PublicKeys), f => f.Code == "head-signature");
    }

    [Fact]
    public async Task Days_that_come_later_open_with_what_was_before()
    {
        await host.AnAcceptedPaymentAsync();
        var today = await host.ReadAsync<string>("SELECT max(booked_on)::text FROM journal");
        var tomorrow = await host.ReadAsync<string>("SELECT (max(booked_on) + 1)::text FROM journal");

        var books = LedgerCheck.Read(await ProofAsync($"?from={tomorrow}&to={tomorrow}"));

        Assert.Empty(books.Journals);
        Assert.NotEmpty(books.Accounts);
        Assert.Empty(LedgerCheck.Verify(books, Keys));
        Assert.NotEmpty(LedgerCheck.Read(await ProofAsync($"?from={today}")).Journals);
    }

    [Theory]
    [InlineData("a journal is left out", "balance-wrong")]
    [InlineData("an amount is another", "journal-altered")]
    [InlineData("an amount and its postings are another", "journal-altered")]
    [InlineData("a posting is another", "journal-unbalanced")]
    [InlineData("a posting is of another account", "account-unknown")]
    [InlineData("a day is another", "journal-altered")]
    [InlineData("a row is another", "not-sealed")]
    [InlineData("a row and its journal are another", "not-sealed")]
    [InlineData("a leaf is another", "not-sealed")]
    [InlineData("a balance is another", "balance-wrong")]
    [InlineData("an account opens with money", "balance-impossible")]
    [InlineData("a journal is there twice", "journal-twice")]
    [InlineData("a month was closed over others", "month-altered")]
    public async Task Books_that_were_tampered_with_are_found_out(string how, string code)
    {
        await host.AnAcceptedPaymentAsync();
        var books = LedgerCheck.Read(await ProofAsync(""));
        Assert.Empty(LedgerCheck.Verify(books, Keys));

        Assert.Contains(LedgerCheck.Verify(Tampered(books, how), Keys), f => f.Code == code);
    }

    private static LedgerDocument Tampered(LedgerDocument books, string how)
    {
        var (first, rest, account) = (books.Journals[0], books.Journals.Skip(1), books.Accounts[0]);
        LedgerDocument With(LedgerDocument.Journal journal) => books with { Journals = [journal, .. rest] };
        var twice = first.Postings.Select(p => p with { AmountFen = p.AmountFen * 2 }).ToList();
        return how switch
        {
            "a journal is left out" => books with { Journals = [.. rest] },
            "an amount is another" => With(first with { AmountFen = first.AmountFen + 1 }),
            "an amount and its postings are another" => With(first with { AmountFen = first.AmountFen * 2, Postings = twice }),
            "a posting is another" => With(first with { Postings = [twice[0], first.Postings[1]] }),
            "a posting is of another account" => With(first with { Postings = [first.Postings[0], first.Postings[1] with { AccountId = Guid.CreateVersion7() }] }),
            "a day is another" => With(first with { BookedOn = first.BookedOn.AddDays(-1) }),
            "a row is another" => With(first with { Seal = first.Seal with { Row = books.Journals[1].Seal.Row } }),
            "a row and its journal are another" => With(books.Journals[1] with { Seal = first.Seal with { Row = books.Journals[1].Seal.Row } }),
            "a leaf is another" => With(first with { Seal = first.Seal with { Leaf = first.Seal.Leaf + 1 } }),
            "a balance is another" => books with { Accounts = [account with { ClosingFen = account.ClosingFen + 1 }, .. books.Accounts.Skip(1)] },
            "an account opens with money" => books with { Accounts = [account with { OpeningFen = 5, ClosingFen = account.ClosingFen + 5 }, .. books.Accounts.Skip(1)] },
            "a journal is there twice" => books with { Journals = [first, .. books.Journals] },
            _ => books with { Closed = [new(first.BookedOn, first.BookedOn, 1, new string('a', 64))] },
        };
    }

    /// <summary>Asked again until the sealer, which works each second, has the last journal.</summary>
    private async Task<SignedRecord> ProofAsync(string query)
    {
        using var client = host.CreateClient(Principal.Person(ServiceDefaults.Authentication.Role.Auditor));
        byte[]? proof = null;
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri($"/ledger/proof{query}", UriKind.Relative), TestContext.Current.CancellationToken);
                proof = answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken) : null;
                Assert.True(proof is not null || (await Testing.Contract.Problem.ReadAsync(answer))?.Code == "not-sealed-yet", $"{answer.StatusCode}");
                return proof is not null;
            },
            "the journals are sealed");
        return SignedRecord.Parse(proof);
    }
}
