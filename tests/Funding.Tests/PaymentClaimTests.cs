using Testing.Contract;

namespace Funding.Tests;

/// <summary>What is paid once: duplicates are found, papers are insisted on, and who promised the money has no hand in paying it.</summary>
public sealed class PaymentClaimTests(StrictHost host) : IClassFixture<StrictHost>
{
    private static readonly object[] Papers = [new { title = "发票", reference = "No. 00123", sha256 = new string('a', 64) }];

    [Fact]
    public async Task Who_proposed_the_award_neither_drafts_nor_approves_nor_reconciles()
    {
        var award = await host.AnActiveAwardAsync();
        Assert.Equal((409, "award-officer"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 1 }));
        var payment = await DraftAsync(award, 1);
        payment = await host.StepAsync(Given.Reconciler, $"/payments/{payment.Id}/submit", payment.Revision);
        var proposer = Given.Approver with { Subject = Given.OfficerSubject };
        Assert.Equal((409, "award-officer"), await host.TryPostAsync(proposer, $"/payments/{payment.Id}/approve", ifMatch: payment.Revision));
        foreach (var by in new[] { Given.Approver, Given.SecondApprover })
        {
            payment = await host.StepAsync(by, $"/payments/{payment.Id}/approve", payment.Revision);
        }

        payment = await host.StepAsync(Given.Officer, $"/payments/{payment.Id}/lock", payment.Revision); // a clerk's step, no decision
        payment = await host.InquireAsync(await host.SendAsync(payment));
        Assert.Equal("paid", payment.Status);
        var day = await host.ReadAsync<string>($"SELECT requested_on::text FROM payment WHERE id = '{payment.Id}'");
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Officer, "/reconciliations", new { statementDate = day }));
        var third = Given.Officer with { Subject = "third-officer" };
        Assert.Equal((201, null), await host.TryPostAsync(third, "/reconciliations", new { statementDate = day }));
        Assert.Equal("payment_hand_kept_out", await host.RefusalAsync(
            $"INSERT INTO payment_hand (part, payment_id, person) VALUES ('level-3', '{payment.Id}', '{Given.OfficerSubject}')"));
    }

    [Fact]
    public async Task One_claim_of_one_payee_is_paid_once_whichever_base_and_instalment()
    {
        var (first, other) = (await host.AnActiveAwardAsync(), await host.AnActiveAwardAsync()); // two bases, one account
        var claim = $"FP-{Guid.CreateVersion7():N}";
        var payment = await DraftAsync(first, 1, new { instalment = 1, claimNumber = claim, documents = Papers });

        Assert.Equal((409, "payment-duplicate-claim"), await TryAsync(other, new { instalment = 2, claimNumber = claim, distinctBecause = "另一事项" }));
        await host.StepAsync(Given.Reconciler, $"/payments/{payment.Id}/cancel", payment.Revision, new { reason = "改期" });
        Assert.Equal((201, null), await TryAsync(other, new { instalment = 2, claimNumber = claim }));
    }

    [Fact]
    public async Task Eight_at_once_for_one_claim_draft_one_payment()
    {
        var awards = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.AnActiveAwardAsync()));
        var claim = $"FP-{Guid.CreateVersion7():N}";

        var answers = await Task.WhenAll(awards.Select(award => TryAsync(award, new { instalment = 1, claimNumber = claim })));

        Assert.Single(answers, a => a.Status == 201);
        Assert.Equal(7, answers.Count(a => a == (409, "payment-duplicate-claim")));
    }

    [Fact]
    public async Task The_same_amount_for_an_overlapping_period_needs_a_reason()
    {
        var (first, other) = (await host.AnActiveAwardAsync(null, 100, 777), await host.AnActiveAwardAsync(null, 100, 777));
        Assert.Equal((201, null), await TryAsync(first, new { instalment = 1, periodFrom = "2020-01-01", periodTo = "2020-02-29" }));

        Assert.Equal((409, "payment-duplicate"), await TryAsync(other, new { instalment = 1, periodFrom = "2020-02-29", periodTo = "2020-03-31" })); // one day in common
        Assert.Equal((201, null), await TryAsync(other, new { instalment = 1, periodFrom = "2020-02-29", periodTo = "2020-03-31", distinctBecause = "另一项目的同额补助" }));

        var id = await host.ReadAsync<Guid>($"SELECT id FROM payment WHERE award_id = '{other.Id}'");
        using var client = host.CreateClient(Given.Approver);
        var suspects = await client.GetStringAsync(new Uri($"/payments/{id}/suspects", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"periodsOverlap\":true", suspects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_does_not_touch_is_no_duplicate()
    {
        var (first, other) = (await host.AnActiveAwardAsync(null, 100, 778), await host.AnActiveAwardAsync(null, 100, 778));
        Assert.Equal((201, null), await TryAsync(first, new { instalment = 1, periodFrom = "2018-10-01", periodTo = "2018-12-31" }));
        Assert.Equal((201, null), await TryAsync(other, new { instalment = 1, periodFrom = "2019-01-01", periodTo = "2019-03-31" }));
    }

    [Fact]
    public async Task Without_its_papers_a_payment_is_not_submitted()
    {
        var payment = await DraftAsync(await host.AnActiveAwardAsync(), 1, new { instalment = 1 });

        Assert.Equal((409, "payment-documents-missing"), await host.TryPostAsync(Given.Reconciler, $"/payments/{payment.Id}/submit", ifMatch: payment.Revision));
        Assert.Equal("42501", await host.RefusalAsync("DELETE FROM payment_document"));
    }

    [Theory]
    [InlineData("/periodTo", "2018-01-01", null, "a")]
    [InlineData("/periodTo", "2018-02-01", "2018-01-31", "a")]
    [InlineData("/documents/0/sha256", null, null, "zz")]
    public async Task A_malformed_claim_is_told_by_pointers(string pointer, string? from, string? to, string hash)
    {
        using var client = host.CreateClient(Given.Reconciler);
        var sha256 = hash == "a" ? new string('a', 64) : hash;
        using var request = new Attempt(
            $"/awards/{Guid.CreateVersion7()}/payments", new { instalment = 1, periodFrom = from, periodTo = to, documents = new[] { new { title = "发票", reference = "1", sha256 } } }).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(pointer, Assert.Single((await Problem.ReadAsync(response))!.Errors!).Pointer);
    }

    [Theory]
    [InlineData("UPDATE payment SET claim_number = 'other'", "payment_claim_frozen")]
    [InlineData("UPDATE payment SET kept_out = NULL WHERE kept_out IS NOT NULL", "payment_claim_frozen")]
    [InlineData("UPDATE payment SET distinct_because = 'x'", "payment_claim_frozen")]
    [InlineData("UPDATE payment_document SET sha256 = NULL", "42501")]
    public async Task What_a_payment_was_asked_for_with_never_changes(string sql, string guard)
    {
        await DraftAsync(await host.AnActiveAwardAsync(), 1);

        Assert.Equal(guard, await host.RefusalAsync(sql));
    }

    private Task<Given.Row> DraftAsync(Given.Row award, int instalment, object? body = null) =>
        host.StepAsync(Given.Reconciler, $"/awards/{award.Id}/payments", null, body ?? new { instalment, documents = Papers });

    private Task<(int Status, string? Code)> TryAsync(Given.Row award, object body) =>
        host.TryPostAsync(Given.Reconciler, $"/awards/{award.Id}/payments", body);
}
