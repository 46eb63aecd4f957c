using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>One request's report that a payment was paid, until whoever leads the queue has booked it or left it alone.</summary>
internal sealed class WaitingReport(TreasuryReport report, IdempotencyClaim claim, HttpContext http, SettlementScribe scribe, TimeProvider time)
{
    private readonly TaskCompletionSource<IResult?> _decision = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _request = ExecutionContext.Capture();
    private RecordedAnswer? _answer;

    public string EndToEndId => report.EndToEndId;

    /// <summary>Of two with one of these in common, the second has to wait for what becomes of the first.</summary>
    public IEnumerable<object> Subjects => [report.EndToEndId, (claim.Subject, claim.Key)];

    /// <summary>The answer once it is committed; null where the report is left to the usual way, and nothing has happened.</summary>
    public Task<IResult?> Decision => _decision.Task;

    /// <summary>Settles it within its own request, whose trace the rows bear; leaves it alone where somebody must decide.</summary>
    public void SettleInto(SettlementBatch batch, DueSettlement? due)
    {
        _answer = null; // it may be tried again
        if (due is { IsPlain: true } && report.IsOf(due.Payment))
        {
            ExecutionContext.Run(_request!, _ => Settle(batch, due), null);
        }
    }

    /// <summary>What was settled is committed.</summary>
    public void Answer() => _decision.SetResult(_answer);

    public void Leave() => _decision.SetResult(null);

    public void Fail(Exception failure) => _decision.SetException(failure);

    private void Settle(SettlementBatch batch, DueSettlement due)
    {
        batch.Add(scribe.Settle(due, report));
        _answer = RecordedAnswer.From(TypedResults.Ok(ReportView.Of(due.Payment, Taking.Booked)), http);
        batch.Keep(claim, _answer, time.GetUtcNow());
    }
}
