using Funding.Awards;
using Funding.Budgets;
using Funding.Budgets.Changes;
using Funding.FiscalYears;
using Funding.Ledger.Periods;
using Funding.Payees;
using Funding.Payments;
using Funding.Programmes;
using Funding.Programmes.Allocations;
using Funding.Reconciliations.Discrepancies;
using Funding.Recoveries;
using Funding.Reversals;
using Funding.Runs;
using Funding.Sources;
using Funding.Treasury.Files;
using Funding.UseOfFunds.Audits;
using Funding.UseOfFunds.Milestones;
using Funding.UseOfFunds.Reports;
using ServiceDefaults.Http;
using System.Reflection;

namespace Funding.Tests;

/// <summary>Every pair of states: the arrows of the design are there, and no others.</summary>
public sealed class StateTableTests
{
    private const string Awards =
        """
        Proposed BudgetReserved,Declined,Terminated
        BudgetReserved Approved,Declined,Terminated
        Approved AgreementSent,Amended,Terminated
        AgreementSent Signed,Amended,Terminated
        Signed Active,Amended,Terminated
        Active FinalReport,OnHold,Amended,Terminated
        OnHold Active,Terminated
        FinalReport Closed,Terminated
        """;

    private const string Payments =
        """
        Draft Level1,Cancelled
        Level1 Level2,Declined,Cancelled
        Level2 Level3,Approved,Declined,Cancelled
        Level3 Approved,Declined,Cancelled
        Approved Locked,Cancelled
        Locked Sent,Cancelled
        Sent Accepted,BankRejected,Unknown
        Unknown Accepted,Paid,BankRejected,NotReceived
        NotReceived Locked,Paid,Cancelled
        Accepted Paid,BankRejected
        Paid Reconciled,Returned
        Reconciled Returned
        """;

    private const string PayeeChanges =
        """
        Proposed CoolingOff,Declined
        CoolingOff Effective,Declined
        """;

    private const string PaymentRuns =
        """
        Drafted Locked,Cancelled
        Locked Sent
        """;

    private const string Recoveries =
        """
        Demanded PartlyRecovered,Recovered,WrittenOff,Withdrawn
        PartlyRecovered PartlyRecovered,Recovered,WrittenOff,Withdrawn,Demanded
        Recovered PartlyRecovered,Demanded
        WrittenOff PartlyRecovered,Demanded
        """;

    private const string Discrepancies =
        """
        Open Taken,Proposed,Cleared
        Taken Taken,Proposed,Cleared
        Proposed Taken,Resolved,Cleared
        """;

    private const string UseReports =
        """
        Expected Overdue,Submitted,Waived
        Overdue Submitted,Waived
        Submitted Returned,Accepted
        Returned Overdue,Submitted,Waived
        """;

    private const string Milestones =
        """
        Planned Reported,Waived
        Reported Met,Planned,Waived
        """;

    private const string Audits =
        """
        Ordered Reported
        Reported Answered,Concluded
        Answered Concluded
        """;

    [Fact]
    public void An_award_moves_along_its_arrows_only() => Check<Award, AwardStatus>(Awards, "award-wrong-state");

    [Fact]
    public void A_payment_moves_along_its_arrows_only() => Check<Payment, PaymentStatus>(Payments, "payment-wrong-state");

    [Fact]
    public void A_change_of_account_moves_along_its_arrows_only() => Check<PayeeChange, PayeeChangeStatus>(PayeeChanges, "payee-change-wrong-state");

    [Fact]
    public void A_payment_run_moves_along_its_arrows_only() => Check<PaymentRun, PaymentRunStatus>(PaymentRuns, "run-wrong-state");

    [Fact]
    public void A_message_to_the_treasury_moves_along_its_arrow_only() => Check<TreasuryFile, TreasuryFileStatus>("Waiting Delivered", "treasury-file-wrong-state");

    [Fact]
    public void A_recovery_moves_along_its_arrows_only() => Check<Recovery, RecoveryStatus>(Recoveries, "recovery-wrong-state");

    [Fact]
    public void A_discrepancy_moves_along_its_arrows_only() => Check<Discrepancy, DiscrepancyStatus>(Discrepancies, "discrepancy-wrong-state");

    [Fact]
    public void A_use_report_moves_along_its_arrows_only() => Check<UseReport, UseReportStatus>(UseReports, "use-report-wrong-state");

    [Fact]
    public void A_milestone_moves_along_its_arrows_only() => Check<Milestone, MilestoneStatus>(Milestones, "milestone-wrong-state");

    [Fact]
    public void An_audit_moves_along_its_arrows_only() => Check<FundsAudit, AuditStatus>(Audits, "audit-wrong-state");

    [Fact]
    public void A_budget_moves_along_its_arrow_only() => Check<Budget, BudgetStatus>("Drafted Approved", "budget-wrong-state");

    [Fact]
    public void A_month_of_the_books_moves_along_its_arrow_only() => Check<LedgerPeriod, PeriodStatus>("Proposed Closed", "period-wrong-state");

    [Fact]
    public void A_budget_change_is_decided_once() => Check<BudgetChange, BudgetChangeStatus>("Proposed Approved,Refused,Withdrawn\nApproved Reversed", "budget-change-wrong-state");

    [Fact]
    public void A_reversal_is_decided_once() => Check<Reversal, ReversalStatus>("Proposed Approved,Refused,Withdrawn", "reversal-wrong-state");

    [Fact]
    public void A_source_and_its_appropriations_move_along_their_arrows_only()
    {
        Check<FundSource, SourceStatus>("Open Closed", "source-wrong-state");
        Check<Appropriation, AppropriationStatus>("Recorded Confirmed,Withdrawn", "appropriation-wrong-state");
    }

    [Fact]
    public void A_fiscal_year_moves_along_its_arrows_only() =>
        Check<FiscalYear, FiscalYearStatus>("Open Closing\nClosing Closed", "fiscal-year-wrong-state");

    [Fact]
    public void A_programme_and_its_allocations_move_along_their_arrows_only()
    {
        Check<FundingProgramme, ProgrammeStatus>("Draft Published,Closed\nPublished Closed", "programme-wrong-state");
        Check<Allocation, AllocationStatus>("Draft Reserved,Cancelled\nReserved Approved,Cancelled", "allocation-wrong-state");
    }

    private static void Check<TAggregate, TStatus>(string table, string code)
        where TStatus : struct, Enum
    {
        var arrows = table.Split('\n').Select(line => line.Trim().Split(' ')).SelectMany(parts => parts[1].Split(',').Select(to => (parts[0], to))).ToHashSet();
        var move = typeof(TAggregate).GetMethod("MoveTo", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var to in Enum.GetValues<TStatus>())
            {
                var aggregate = Activator.CreateInstance(typeof(TAggregate), nonPublic: true)!;
                typeof(TAggregate).GetProperty("Status")!.SetValue(aggregate, from);
                var refusal = Record.Exception(() => move.Invoke(aggregate, [to]))?.InnerException;
                if (arrows.Contains((from.ToString(), to.ToString())))
                {
                    Assert.True(refusal is null, $"{from} → {to} is refused");
                    Assert.Equal(1L, typeof(TAggregate).GetProperty("Revision")!.GetValue(aggregate));
                }
                else
                {
                    Assert.True((refusal as RuleViolationException)?.Code == code, $"{from} → {to} is allowed, or says {refusal}");
                }
            }
        }
    }
}
