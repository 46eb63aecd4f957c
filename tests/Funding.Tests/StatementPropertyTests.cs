using CsCheck;
using Funding.Data;
using Funding.Reconciliations;
using Funding.Reconciliations.Daily;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Tests;

/// <summary>Whatever statements say of a day, and however often: a payment is settled by one line of its own amount, and the day adds up.</summary>
public sealed class StatementPropertyTests(FundingHost host) : IClassFixture<FundingHost>
{
    private const int Payments = 3;
    private const long Fen = 600_00;
    private static DateOnly s_day = new(2018, 1, 1);

    /// <summary>Which payment; which line of it: right, respelt, of another amount, come back, twice; or a line of nobody's.</summary>
    private static readonly Gen<(int Payment, int Shape)[]> Readings = Gen.Select(Gen.Int[0, Payments - 1], Gen.Int[0, 5]).Array[0, 7];

    [Fact]
    public async Task Any_readings_of_a_day_settle_each_payment_at_most_once_and_the_day_adds_up() => await Readings.Array[1, 4].SampleAsync(
        async readings =>
        {
            var day = s_day = s_day.AddDays(1);
            var ids = await OrderedAsync(day);
            var settled = new Dictionary<string, int>(); // 1 paid, 2 come back as well
            foreach (var reading in readings)
            {
                StatementLine[] lines = [.. reading.SelectMany(r => LinesOf(day, ids[r.Payment], r.Shape))];
                var run = await TakeAsync(day, lines);
                Expect(settled, ids, lines);
                Assert.Equal(settled.OrderBy(s => s.Key), await SettledAsync(ids));
                Assert.Equal(run.Differences.Count, run.Differences.Select(d => (d.Kind, d.EntryId, d.PaymentId)).Distinct().Count());
                Assert.Equal(run.Differences.Count, await host.ReadAsync<long>($"SELECT count(*) FROM discrepancy WHERE statement_date = '{day:yyyy-MM-dd}' AND status = 'Open'"));
            }

            await using var scope = host.Services.CreateAsyncScope();
            var report = Assert.Single(await scope.ServiceProvider.GetRequiredService<DayBook>().ReadAsync(day, day, TestContext.Current.CancellationToken));
            Assert.Equal("0.00", report.Unexplained.Value);
            Assert.Equal(settled.Count, report.Paid.Count + report.Returned.Count);
            Assert.Equal("", await host.LedgerFaultsAsync());
        },
        iter: 8, threads: 1);

    [Fact]
    public async Task A_payment_that_two_days_list_is_settled_by_one_line_and_the_other_is_a_duplicate()
    {
        var (first, second) = (new DateOnly(2017, 12, 29), new DateOnly(2018, 1, 1)); // across the year's end
        var ids = await OrderedAsync(first);

        await TakeAsync(second, [new(ids[0], Fen, second)]);
        var late = await TakeAsync(first, [new(ids[0], Fen, first)]);

        Assert.Equal(["duplicate-line 0", "missing 1", "missing 2"], late.Differences.Select(d => $"{Kebab(d.Kind)} {Array.IndexOf(ids, d.EndToEndId)}").Order());
        Assert.Equal(new DateOnly(2018, 1, 1), DateOnly.FromDateTime(await host.ReadAsync<DateTime>($"SELECT paid_on::timestamp FROM payment WHERE end_to_end_id = '{ids[0]}'")));
    }

    private static string Kebab(DifferenceKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The model: the first line with the id, in the order paid before returned, settles its payment if it is of its amount.</summary>
    private static void Expect(Dictionary<string, int> settled, string[] ids, StatementLine[] lines)
    {
        foreach (var id in ids)
        {
            bool Names(StatementLine line) => line.EndToEndId.Replace("-", "", StringComparison.Ordinal).Equals(id, StringComparison.OrdinalIgnoreCase);
            var paid = lines.Where(l => Names(l) && l.AmountFen > 0).Any(l => l.AmountFen == Fen);
            if (paid && !settled.ContainsKey(id))
            {
                settled[id] = 1;
            }

            if (lines.Any(l => Names(l) && l.AmountFen == -Fen))
            {
                settled[id] = 2;
            }
        }
    }

    private static StatementLine[] LinesOf(DateOnly day, string id, int shape) => shape switch
    {
        0 => [new(id, Fen, day)],
        1 => [new(id.ToUpperInvariant().Insert(4, "-"), Fen, day)],
        2 => [new(id, Fen + 1, day)],
        3 => [new(id, -Fen, day)],
        4 => [new(id, Fen, day), new(id, Fen, day)],
        _ => [new("nobody", 5, day)],
    };

    private async Task<Reconciliation> TakeAsync(DateOnly day, StatementLine[] lines)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var run = await scope.ServiceProvider.GetRequiredService<StatementRun>().TakeAsync(day, lines, "reconciler", TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return run;
    }

    private async Task<string[]> OrderedAsync(DateOnly day)
    {
        var ids = new string[Payments];
        for (var i = 0; i < Payments; i++)
        {
            var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id));
            await host.ExecuteAsync($"UPDATE payment SET requested_on = '{day:yyyy-MM-dd}' WHERE id = '{payment.Id}'; DELETE FROM due WHERE subject_id = '{payment.Id}'");
            ids[i] = await host.EndToEndIdAsync(payment.Id);
        }

        return ids;
    }

    private async Task<IEnumerable<KeyValuePair<string, int>>> SettledAsync(string[] ids)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var payments = await scope.ServiceProvider.GetRequiredService<FundingDb>().Payments.AsNoTracking().Where(p => ids.Contains(p.EndToEndId)).ToListAsync(TestContext.Current.CancellationToken);
        return payments.Where(p => p.PaidOn is not null).Select(p => KeyValuePair.Create(p.EndToEndId, p.Status is Funding.Payments.PaymentStatus.Returned ? 2 : 1)).OrderBy(p => p.Key);
    }
}
