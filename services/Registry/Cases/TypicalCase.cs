using Contracts.Registry;
using Evidence;
using Registry.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Cases;

/// <summary>
/// A practice of a base that is worth spreading (典型案例, R92). What was submitted is what is reviewed and published: it changes only
/// after it was returned or taken down.
/// </summary>
internal sealed class TypicalCase : IAggregate, IStaged
{
    private TypicalCase()
    {
    }

    public TypicalCase(Guid baseId, CaseText text, string by, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (BaseId, DraftedBy, DraftedOn) = (baseId, by, today);
        Write(text);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public CaseStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public Guid BaseId { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>主要背景</summary>
    public string Background { get; private set; } = "";

    /// <summary>主要做法</summary>
    public string Practice { get; private set; } = "";

    /// <summary>取得成效</summary>
    public string Effect { get; private set; } = "";

    /// <summary>For which regions, forms and stages it is fit (R14), in a few words each.</summary>
    public List<string> Tags { get; private set; } = [];

    /// <summary>The subjects of the tokens: who drafted or submitted it does not review it.</summary>
    public string DraftedBy { get; private set; } = "";

    public DateOnly DraftedOn { get; private set; }

    public string? SubmittedBy { get; private set; }

    public string? ReviewedBy { get; private set; }

    public string? Opinion { get; private set; }

    /// <summary>1 with the first publication.</summary>
    public int Edition { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public string? TakenDownFor { get; private set; }

    public void Change(CaseText text)
    {
        Require(
            Status is CaseStatus.Draft or CaseStatus.Returned, "case-wrong-state",
            $"A case that is {Status} is not changed: have it returned or taken down first.");
        Write(text);
        Revision++;
    }

    public void Submit(string by)
    {
        MoveTo(CaseStatus.Submitted);
        (SubmittedBy, ReviewedBy, Opinion) = (by, null, null);
    }

    public void Return(string opinion, string by)
    {
        MoveTo(CaseStatus.Returned);
        (ReviewedBy, Opinion) = (by, opinion);
    }

    /// <summary>Nobody reviews their own.</summary>
    public void Approve(string opinion, string by)
    {
        Require(
            Status is not CaseStatus.Submitted || (by != DraftedBy && by != SubmittedBy), "same-person",
            "Who drafted or submitted a case does not review it: let a colleague do so.");
        MoveTo(CaseStatus.Approved);
        (ReviewedBy, Opinion) = (by, opinion);
    }

    public CasePublished Publish(DateOnly today)
    {
        MoveTo(CaseStatus.Published);
        Edition++;
        (PublishedOn, TakenDownFor) = (today, null);
        return new(Id, Revision, BaseId, Title, Summary, [.. Tags], Edition, today);
    }

    public CaseTakenDown TakeDown(string reason, DateOnly today)
    {
        MoveTo(CaseStatus.TakenDown);
        TakenDownFor = reason;
        return new(Id, Revision, BaseId, reason, today);
    }

    internal void MoveTo(CaseStatus next)
    {
        Status = (Status, next) switch
        {
            (CaseStatus.Draft or CaseStatus.Returned, CaseStatus.Submitted) => next,
            (CaseStatus.Submitted or CaseStatus.Approved or CaseStatus.TakenDown, CaseStatus.Returned) => next,
            (CaseStatus.Submitted, CaseStatus.Approved) => next,
            (CaseStatus.Approved, CaseStatus.Published) => next,
            (CaseStatus.Published, CaseStatus.TakenDown) => next,
            _ => throw new RuleViolationException("case-wrong-state", $"A case that is {Status} cannot become {next}: read it again to see which step is next."),
        };
        Revision++;
    }

    private void Write(CaseText text) => (Title, Summary, Background, Practice, Effect, Tags) =
        (text.Title, text.Summary, text.Background, text.Practice, text.Effect, [.. text.Tags ?? []]);
}
