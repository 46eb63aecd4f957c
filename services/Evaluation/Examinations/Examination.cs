using Contracts;
using Contracts.Applications;
using Contracts.Evaluation;
using Evaluation.Rounds;
using Evidence;
using ServiceDefaults.Http;

namespace Evaluation.Examinations;

/// <summary>
/// One application before the experts (R88). It follows its application's versions: whatever the order in which they come,
/// the newest decides its status and the newest eligible one its form.
/// </summary>
internal sealed class Examination : IAggregate
{
    private Examination()
    {
    }

    public Examination(Guid applicationId, Guid callId)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (ApplicationId, CallId) = (applicationId, callId);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    /// <summary>The last version of the application that moved it.</summary>
    public long ApplicationVersion { get; private set; }

    /// <summary>The version that its form is of; 0 while none has come.</summary>
    public long FormVersion { get; private set; }

    public ExaminationStatus Status { get; private set; }

    public BaseKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string Area { get; private set; } = "";

    public Guid CriteriaVersionId { get; private set; }

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public IReadOnlyList<ItemAnswer> Answers { get; private set; } = [];

    public string FormHash { get; private set; } = "";

    /// <summary>The files that were handed in.</summary>
    public IReadOnlyList<EvidenceMaterial> Materials { get; private set; } = [];

    /// <summary>Experts beyond the call's number, whom an arbitration asked for.</summary>
    public int ExtraExperts { get; private set; }

    /// <summary>Codes of the city's industry plan that the application names (R9).</summary>
    public List<string> Industries { get; private set; } = [];

    /// <summary>Known whole, and neither withdrawn nor sent back.</summary>
    public bool IsBeforeExperts => FormVersion > 0 && Status is not (ExaminationStatus.Withdrawn or ExaminationStatus.Returned);

    /// <summary>False when the form is not news.</summary>
    public bool TakeForm(ApplicationEligible application)
    {
        if (application.Version <= FormVersion)
        {
            return false;
        }

        FormVersion = application.Version;
        (Kind, Name, Area, CriteriaVersionId) = (application.Kind, application.Name, application.Area, application.CriteriaVersionId);
        (Parties, Answers, FormHash) = ([.. application.Parties], [.. application.Answers], application.FormHash);
        Materials = [.. application.Materials ?? []];
        Industries = [.. application.Industries ?? []];
        Revision++;
        return true;
    }

    /// <summary>False when the application's version is not news. Examined anew it has as many experts as the call says.</summary>
    public bool Follow(long applicationVersion, ExaminationStatus next)
    {
        if (applicationVersion <= ApplicationVersion)
        {
            return false;
        }

        ApplicationVersion = applicationVersion;
        ExtraExperts = next is ExaminationStatus.UnderReview ? ExtraExperts : 0;
        Reach(next);
        return true;
    }

    /// <summary>How many sheets make its score.</summary>
    public int ExpertsNeeded(Round round) => round.ExpertsPerApplication + ExtraExperts;

    public void AskAnother()
    {
        ExtraExperts++;
        Revision++;
    }

    public void DoWithout()
    {
        ExtraExperts--;
        Revision++;
    }

    /// <summary>Where the examination stands by its reviews.</summary>
    public void Settle(int live, int locked, int needed) => Reach(Standing(live, locked, needed));

    public void Rank() => Reach(ExaminationStatus.Ranked);

    /// <summary>Where it stands with these experts, who are all that it has now.</summary>
    public ExpertsAssigned Assign(IReadOnlyCollection<string> experts, int locked, int needed)
    {
        Reach(Standing(experts.Count, locked, needed));
        return new(Id, Revision, CallId, ApplicationId, [.. experts.Order(StringComparer.Ordinal)]);
    }

    public ExpertUnassigned Unassign(string expert, string reason)
    {
        Revision++;
        return new(Id, Revision, CallId, ApplicationId, expert, reason);
    }

    private static ExaminationStatus Standing(int live, int locked, int needed) =>
        live < needed ? ExaminationStatus.Waiting : locked < live ? ExaminationStatus.UnderReview : ExaminationStatus.Reviewed;

    /// <summary>Every call is a change of the examination, even where its status stays.</summary>
    private void Reach(ExaminationStatus next)
    {
        if (Status != next)
        {
            MoveTo(next);
        }

        Revision++;
    }

    private void MoveTo(ExaminationStatus next) => Status = (Status, next) switch
    {
        (ExaminationStatus.Waiting, ExaminationStatus.UnderReview or ExaminationStatus.Reviewed or ExaminationStatus.Returned or ExaminationStatus.Withdrawn) => next,
        (ExaminationStatus.UnderReview, ExaminationStatus.Waiting or ExaminationStatus.Reviewed or ExaminationStatus.Returned or ExaminationStatus.Withdrawn) => next,
        (ExaminationStatus.Reviewed, ExaminationStatus.Waiting or ExaminationStatus.UnderReview or ExaminationStatus.Ranked or ExaminationStatus.Returned or ExaminationStatus.Withdrawn) => next,
        (ExaminationStatus.Ranked, ExaminationStatus.Waiting or ExaminationStatus.UnderReview or ExaminationStatus.Reviewed or ExaminationStatus.Returned or ExaminationStatus.Withdrawn) => next,
        (ExaminationStatus.Returned, ExaminationStatus.Waiting or ExaminationStatus.Withdrawn) => next,
        _ => throw new RuleViolationException("examination-wrong-state", $"A {Status} examination cannot become {next}."),
    };
}
