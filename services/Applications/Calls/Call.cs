using Contracts;
using Contracts.Applications;
using Evidence;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Calls;

/// <summary>A year's invitation to apply (R86, R98). Once published its terms change by a numbered amendment only.</summary>
internal sealed class Call : IAggregate
{
    private Call()
    {
    }

    public Call(int year, CallTerms terms)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        Year = year;
        Take(terms);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public CallStatus Status { get; private set; }

    public int Year { get; private set; }

    /// <summary>Of its terms: 0 while it is a draft, 1 as published, one more with each amendment.</summary>
    public int Version { get; private set; }

    public CallTerms Terms { get; private set; } = null!;

    /// <summary>The terms', as columns that the database checks.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>The terms', as a column that decides what experts may read.</summary>
    public bool BlindReview { get; private set; }

    public CallRules Rules => Terms.Rules;

    public IReadOnlyList<BaseKind> Kinds => Terms.Kinds;

    public bool IsOpenAt(DateTimeOffset now) => Status is CallStatus.Published && OpensAt <= now && now < ClosesAt;

    public Guid? CriteriaOf(BaseKind kind) => Terms.CriteriaOf(kind);

    public void Change(int year, CallTerms terms)
    {
        Require(Status is CallStatus.Draft, "call-wrong-state", "The call is published: what it says changes by an amendment (POST …/amendments).");
        Year = year;
        Take(terms);
        Revision++;
    }

    /// <param name="latest">The latest criteria version of each kind that has one.</param>
    public CallPublished Publish(DateTimeOffset now, IReadOnlyList<CallCriteria> latest)
    {
        MoveTo(CallStatus.Published);
        Require(ClosesAt > now, "call-already-over", "The call would close before it opens to anyone: move its closing time.");
        Take(Bound(Terms, latest));
        Version = 1;
        return Announcement();
    }

    /// <summary>Other terms for whoever applies from now on; what was judged or promised under the old ones stays.</summary>
    public CallPublished Amend(CallTerms terms, IReadOnlyList<CallCriteria> latest, DateTimeOffset now)
    {
        Require(Status is not CallStatus.Draft, "call-wrong-state", "A draft is simply changed (PUT); amended is what was published.");
        AmendmentRules.Check(Terms, terms, isClosed: now >= ClosesAt, now);
        Take(Bound(terms with { Criteria = Terms.Criteria }, latest));
        if (Status is CallStatus.Closed && ClosesAt > now)
        {
            MoveTo(CallStatus.Published);
        }
        else
        {
            Revision++;
        }

        Version++;
        return Announcement();
    }

    /// <summary>False where there is nothing to close: its end was moved.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (Status is not CallStatus.Published || now < ClosesAt)
        {
            return false;
        }

        MoveTo(CallStatus.Closed);
        return true;
    }

    /// <summary>Something was decided about its applications together: a selection, a notice, the consent.</summary>
    public void NoteDecision()
    {
        Require(Status is not CallStatus.Draft, "call-wrong-state", "Nothing is decided under a draft: publish the call first.");
        Revision++;
    }

    private CallPublished Announcement() => new(
        Id, Revision, Terms.Title, Year, Terms.Kinds, OpensAt, ClosesAt, Terms.Criteria, Rules.ExpertsPerApplication, Rules.ResearchReference,
        Rules.Review?.ToTerms());

    private void Take(CallTerms terms) =>
        (Terms, OpensAt, ClosesAt, BlindReview) = (terms, terms.OpensAt, terms.ClosesAt, terms.Rules.Review?.Blind ?? false);

    /// <summary>A kind keeps the criteria that it was invited under; one that is new takes the latest.</summary>
    private static CallTerms Bound(CallTerms terms, IReadOnlyList<CallCriteria> latest)
    {
        var criteria = terms.Kinds.Select(kind => terms.Criteria.Concat(latest).FirstOrDefault(c => c.Kind == kind)).OfType<CallCriteria>().ToList();
        var missing = terms.Kinds.Except(criteria.Select(c => c.Kind)).ToList();
        Require(
            missing.Count == 0, "criteria-missing",
            $"No criteria are published yet for {string.Join(", ", missing)}: publish them in Evaluation, then publish the call.");
        return terms with { Criteria = criteria };
    }

    private void MoveTo(CallStatus next)
    {
        Status = (Status, next) switch
        {
            (CallStatus.Draft, CallStatus.Published) => next,
            (CallStatus.Published, CallStatus.Closed) => next,
            (CallStatus.Closed, CallStatus.Published) => next,
            _ => throw new ServiceDefaults.Http.RuleViolationException("call-wrong-state", $"A {Status} call cannot become {next}."),
        };
        Revision++;
    }
}
