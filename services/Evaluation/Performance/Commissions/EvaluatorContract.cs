using Contracts;
using Evidence;
using ServiceDefaults.Http;

namespace Evaluation.Performance.Commissions;

/// <summary>Signed → PlanSubmitted → PlanAccepted; PlanReturned → PlanSubmitted.</summary>
public enum ContractStatus
{
    Signed,
    PlanSubmitted,
    PlanReturned,
    PlanAccepted,
}

/// <summary>The contract (委托合同) by which a third party evaluates the bases of one cycle (R80), and the plan it works by.</summary>
internal sealed class EvaluatorContract : IAggregate
{
    private EvaluatorContract()
    {
    }

    public EvaluatorContract(Guid cycleId, Party evaluator, ContractTerms terms)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (CycleId, Evaluator, Terms) = (cycleId, evaluator, terms);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ContractStatus Status { get; private set; }

    public Guid CycleId { get; private set; }

    public Party Evaluator { get; private set; } = new("", "");

    public ContractTerms Terms { get; private set; } = null!;

    /// <summary>As last submitted.</summary>
    public EvaluationPlan? Plan { get; private set; }

    /// <summary>Why the plan was returned.</summary>
    public string? Remark { get; private set; }

    public void Submit(EvaluationPlan plan)
    {
        if (Status is ContractStatus.PlanSubmitted)
        {
            Revision++; // it may be bettered as long as nobody has decided on it
        }
        else
        {
            MoveTo(ContractStatus.PlanSubmitted);
        }

        Plan = plan;
    }

    public void Accept()
    {
        MoveTo(ContractStatus.PlanAccepted);
        Remark = null;
    }

    public void Return(string reason)
    {
        MoveTo(ContractStatus.PlanReturned);
        Remark = reason;
    }

    private void MoveTo(ContractStatus next)
    {
        Status = (Status, next) switch
        {
            (ContractStatus.Signed, ContractStatus.PlanSubmitted) => next,
            (ContractStatus.PlanSubmitted, ContractStatus.PlanAccepted or ContractStatus.PlanReturned) => next,
            (ContractStatus.PlanReturned, ContractStatus.PlanSubmitted) => next,
            _ => throw new RuleViolationException("contract-wrong-state", $"A contract that is {Status} cannot become {next}: a plan is submitted, then accepted or returned."),
        };
        Revision++;
    }
}

/// <summary>What was agreed.</summary>
/// <param name="Number">合同编号</param>
/// <param name="FeeFen">None where it is not told.</param>
internal sealed record ContractTerms(string Number, DateOnly SignedOn, DateOnly From, DateOnly Until, string Scope, long? FeeFen);

/// <summary>How the evaluator means to work (评估方案).</summary>
public sealed record EvaluationPlan(string Text, IReadOnlyList<PlanStep> Steps);
