using Evidence;
using Funding.Awards;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.UseOfFunds.Audits;

/// <summary>Ordered → Reported → Answered → Concluded.</summary>
public enum AuditStatus
{
    Ordered,

    /// <summary>The auditor has written what was found; the builder may answer.</summary>
    Reported,
    Answered,

    /// <summary>It is decided what follows.</summary>
    Concluded,
}

/// <summary>An auditor looks at what became of an award's money. Who reports does not decide what is demanded back.</summary>
internal sealed class FundsAudit : IAggregate, IStaged, IOfBase
{
    private FundsAudit()
    {
    }

    public FundsAudit(Award award, string scope, string orderedBy, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (AwardId, BaseId, Scope, OrderedBy, OrderedOn) = (award.Id, award.BaseId, scope, orderedBy, today);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public AuditStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid AwardId { get; private set; }

    public Guid BaseId { get; private set; }

    /// <summary>What is looked at.</summary>
    public string Scope { get; private set; } = "";

    public string OrderedBy { get; private set; } = "";

    public DateOnly OrderedOn { get; private set; }

    public string? Opinion { get; private set; }

    public List<Finding> Findings { get; private set; } = [];

    public string? ReportedBy { get; private set; }

    /// <summary>The builder's last day to answer; none without findings.</summary>
    public DateOnly? AnswerDueOn { get; private set; }

    public string? Answer { get; private set; }

    public List<UpheldFinding> Upheld { get; private set; } = [];

    public string? Conclusion { get; private set; }

    public string? ConcludedBy { get; private set; }

    public long UpheldFen { get; private set; }

    public void Report(string opinion, IEnumerable<Finding> findings, string by, DateOnly answerDueOn)
    {
        MoveTo(AuditStatus.Reported);
        (Opinion, Findings, ReportedBy) = (opinion, [.. findings], by);
        AnswerDueOn = Findings.Count > 0 ? answerDueOn : null;
    }

    public void Reply(string answer, DateOnly today)
    {
        Require(Status is not AuditStatus.Reported || today <= AnswerDueOn, "answer-too-late", "The last day to answer has passed, or there is nothing to answer.");
        MoveTo(AuditStatus.Answered);
        Answer = answer;
    }

    public void Conclude(string conclusion, IEnumerable<UpheldFinding> upheld, string by, DateOnly today)
    {
        Require(by != ReportedBy, "same-person", "Who reported the findings does not decide what follows: ask an approver.");
        Require(
            Status is not AuditStatus.Reported || AnswerDueOn is null || today > AnswerDueOn, "answer-awaited",
            $"The builder may answer until {AnswerDueOn:yyyy-MM-dd}: decide when it has, or afterwards.");
        MoveTo(AuditStatus.Concluded);
        (Conclusion, Upheld, ConcludedBy) = (conclusion, [.. upheld], by);
        UpheldFen = Upheld.Sum(u => u.AmountFen);
    }

    internal void MoveTo(AuditStatus next)
    {
        Status = (Status, next) switch
        {
            (AuditStatus.Ordered, AuditStatus.Reported) => next,
            (AuditStatus.Reported, AuditStatus.Answered or AuditStatus.Concluded) => next,
            (AuditStatus.Answered, AuditStatus.Concluded) => next,
            _ => throw new RuleViolationException("audit-wrong-state", $"An audit that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}

/// <summary>What an auditor objects to.</summary>
public enum FindingKind
{
    /// <summary>挪用: spent on something else.</summary>
    Diverted,

    /// <summary>超范围: spent on what may not be paid.</summary>
    Ineligible,

    /// <summary>凭证不足: nothing proves the spending.</summary>
    Unproven,

    /// <summary>闲置: not spent although the time has passed.</summary>
    Idle,

    /// <summary>管理问题: of the keeping of books, without an amount.</summary>
    Management,
}

/// <param name="AmountFen">None where no money is at stake.</param>
internal sealed record Finding(int Number, FindingKind Kind, long? AmountFen, string Text, string Reference);

/// <summary>A finding that stands after the builder was heard, and how much of it comes back.</summary>
internal sealed record UpheldFinding(int Number, long AmountFen);
