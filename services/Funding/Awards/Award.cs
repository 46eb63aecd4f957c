using Evidence;
using Funding.Accounts;
using Funding.Awards.Conditions;
using Funding.Programmes;
using Funding.Programmes.Allocations;
using Funding.Programmes.Rules;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Awards;

/// <summary>Money promised to one outstanding base (R82), paid by instalments that add up to it and never to more.</summary>
internal sealed partial class Award : IAggregate, IStaged, IOfBase
{
    private readonly List<Instalment> _instalments = [];

    private Award()
    {
    }

    public Award(FundAccount account, Guid budgetId, IEnumerable<Instalment> instalments, int repayablePercent, string proposedBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        _instalments.AddRange(instalments);
        (BaseId, BaseVersion, BudgetId) = (account.BaseId, account.SeenVersion, budgetId);
        (AmountFen, RepayablePercent, ProposedBy) = (_instalments.Sum(i => i.AmountFen), repayablePercent, proposedBy);
    }

    /// <summary>By a programme's rules, with its instalments and conditions.</summary>
    public static Award Of(Allocation allocation, FundingProgramme programme, AllocationLine line, FundAccount account, string proposedBy) =>
        new(account, programme.BudgetId, Instalment.Of(programme.Rules.InstalmentsOf(line.GrantedFen)), programme.Rules.RepayablePercent, proposedBy)
        {
            ProgrammeId = programme.Id,
            AllocationId = allocation.Id,
            ProjectCode = line.ProjectCode,
            MatchingFen = line.MatchingFen,
            _conditions = [.. programme.Rules.ConditionsToProve().Select(c => new AwardCondition(c.Code, c.Title, c.BeforeInstalment))],
        };

    /// <summary>Without a programme: what people have worked out themselves.</summary>
    public Award With(string? projectCode, long? matchingFen, IEnumerable<AwardCondition> conditions)
    {
        (ProjectCode, MatchingFen) = (projectCode, matchingFen);
        _conditions.AddRange(conditions);
        return this;
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public AwardStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BaseId { get; private set; }

    /// <summary>What was known of the base when this was proposed: an older revocation that comes later does not concern it.</summary>
    public long BaseVersion { get; private set; }

    public Guid BudgetId { get; private set; }

    /// <summary>None for one that people have worked out themselves.</summary>
    public Guid? ProgrammeId { get; private set; }

    public Guid? AllocationId { get; private set; }

    /// <summary>The project's code (项目代码): it is supported once.</summary>
    public string? ProjectCode { get; private set; }

    /// <summary>Own money that the base brings along (自筹资金).</summary>
    public long? MatchingFen { get; private set; }

    public long AmountFen { get; private set; }

    public IReadOnlyList<Instalment> Instalments => _instalments;

    /// <summary>How much of what was paid must come back when the base loses its title.</summary>
    public int RepayablePercent { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public string? ApprovedBy { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The document that approves it (资金下达文号), where it was approved by one.</summary>
    public string? ApprovalDocument { get; private set; }

    /// <summary>The latest agreement's document number (文号).</summary>
    public string? AgreementNumber { get; private set; }

    public string? SignedBy { get; private set; }

    /// <summary>What reached the payee, less what the bank returned.</summary>
    public long PaidFen { get; private set; }

    public string? EndedFor { get; private set; }

    public bool HasEnded => Status is AwardStatus.Declined or AwardStatus.Amended or AwardStatus.Closed or AwardStatus.Terminated;

    /// <summary>Ended so that its project counts as not supported.</summary>
    public static IReadOnlyList<AwardStatus> Void { get; } = [AwardStatus.Declined, AwardStatus.Amended, AwardStatus.Terminated];

    public bool IsCommitted => Status is AwardStatus.Active or AwardStatus.OnHold or AwardStatus.FinalReport;

    public bool IsReserved => Status is AwardStatus.BudgetReserved or AwardStatus.Approved or AwardStatus.AgreementSent or AwardStatus.Signed;

    /// <summary>What a base that lost its title owes of what was paid to it, in whole fen, never rounded up.</summary>
    public long RepayableOf(long paidFen) => (long)((decimal)Math.Max(0, paidFen) * RepayablePercent / 100);

    internal void MoveTo(AwardStatus next)
    {
        Status = (Status, next) switch
        {
            (AwardStatus.Proposed, AwardStatus.BudgetReserved or AwardStatus.Declined or AwardStatus.Terminated) => next,
            (AwardStatus.BudgetReserved, AwardStatus.Approved or AwardStatus.Declined or AwardStatus.Terminated) => next,
            (AwardStatus.Approved, AwardStatus.AgreementSent or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.AgreementSent, AwardStatus.Signed or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.Signed, AwardStatus.Active or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.Active, AwardStatus.FinalReport or AwardStatus.OnHold or AwardStatus.Amended or AwardStatus.Terminated) => next,
            (AwardStatus.OnHold, AwardStatus.Active or AwardStatus.Terminated) => next,
            (AwardStatus.FinalReport, AwardStatus.Closed or AwardStatus.Terminated) => next,
            _ => throw new RuleViolationException("award-wrong-state", $"A {Status} award cannot become {next}."),
        };
        Revision++;
    }
}
