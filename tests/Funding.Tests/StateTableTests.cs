using System.Reflection;
using Funding.Awards;
using Funding.Budgets;
using Funding.Payments;
using Funding.Recoveries;
using ServiceDefaults.Http;

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

    private const string Recoveries =
        """
        Demanded PartlyRecovered,Recovered,WrittenOff
        PartlyRecovered PartlyRecovered,Recovered,WrittenOff
        """;

    [Fact]
    public void An_award_moves_along_its_arrows_only() => Check<Award, AwardStatus>(Awards, "award-wrong-state");

    [Fact]
    public void A_payment_moves_along_its_arrows_only() => Check<Payment, PaymentStatus>(Payments, "payment-wrong-state");

    [Fact]
    public void A_recovery_moves_along_its_arrows_only() => Check<Recovery, RecoveryStatus>(Recoveries, "recovery-wrong-state");

    [Fact]
    public void A_budget_moves_along_its_arrow_only() => Check<Budget, BudgetStatus>("Drafted Approved", "budget-wrong-state");

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
