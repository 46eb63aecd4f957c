using Evidence;
using Funding.Awards;
using Funding.Data;
using Funding.Ledger;
using Funding.Recoveries;

namespace Funding.UseOfFunds.Reports;

/// <summary>With its final report an award is closed: what was never paid goes back to the budget, what was never spent is demanded back.</summary>
internal sealed class CloseAward(FundingDb db, GeneralLedger ledger, UseReportDesk desk, DemandRecovery recoveries)
{
    public async Task CloseAsync(Award award, UseReport report, long spentFen, CancellationToken cancellationToken)
    {
        await desk.RequireNothingUnderWayAsync(award, cancellationToken);
        var from = award.Stage;
        award.Close();
        var released = award.AmountFen - award.PaidFen;
        db.Record(award, "award-closed", from, award.Stage, data: new { ReleasedFen = released });
        if (released > 0)
        {
            ledger.Post(JournalKind.CommitmentRelease, report.Id, award.BudgetId, award.Id, released);
        }

        var unspent = award.PaidFen - spentFen - await recoveries.StandingFenAsync(award, cancellationToken);
        if (unspent > 0)
        {
            await recoveries.DemandForAsync(award, RecoveryCause.UnspentBalance, report.Id, unspent, cancellationToken);
        }
    }
}
