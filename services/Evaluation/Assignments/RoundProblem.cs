using Evaluation.Assignments.Solving;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Reviews;

namespace Evaluation.Assignments;

/// <summary>
/// Turns what is known of a round into the solver's problem, and its solution back: pure, and the same in whatever order the facts stand.
/// </summary>
internal sealed class RoundProblem
{
    private readonly RoundFacts _facts;
    private readonly PlanRequest _request;
    private readonly IReadOnlyList<Examination> _examinations;
    private readonly List<PoolExpert> _pool;
    private readonly Dictionary<string, int> _places;
    private readonly List<AvoidedExpert> _avoided = [];
    private readonly List<PlannedReview> _fixed = [];
    private readonly List<PlannedReview> _left = [];
    private readonly Dictionary<Guid, Exclusions> _excluded = [];
    private readonly int[] _leaving;

    public RoundProblem(RoundFacts facts, PlanRequest request)
    {
        (_facts, _request) = (facts, request);
        _examinations = [.. facts.Examinations.OrderBy(e => e.ApplicationId)];
        _pool = [.. facts.Pool.OrderBy(m => m.Expert.Subject, StringComparer.Ordinal)];
        _places = _pool.Select((member, place) => (member, place)).ToDictionary(m => m.member.Expert.Subject, m => m.place);
        _leaving = new int[_pool.Count];
        var applications = _examinations.Select(Open).ToList();
        Problem = new(
            [.. _pool.Select(Node)], applications, request.Options.RulesFor(applications.Select(a => a.Chairs).DefaultIfEmpty(0).Max()));
    }

    public AssignmentProblem Problem { get; }

    public IReadOnlyList<AvoidedExpert> Avoided => _avoided;

    public PlannedExperts Plan(AssignmentSolution solution)
    {
        var (begun, ended) = (new List<PlannedReview>(_fixed), new List<PlannedReview>(_left));
        for (var a = 0; a < _examinations.Count; a++)
        {
            var application = Problem.Applications[a];
            var chosen = solution.Chosen[a].ToHashSet();
            var current = application.Candidates.Where(c => c.IsCurrent).Select(c => c.Expert).ToHashSet();
            begun.AddRange(chosen.Except(current).Order().Select(e => new PlannedReview(application.Id, _pool[e].Expert.Subject)));
            ended.AddRange(current.Except(chosen).Order().Select(e => new PlannedReview(application.Id, _pool[e].Expert.Subject)));
        }

        return new(
            begun, ended, _avoided, [.. Problem.Applications.Where((a, i) => solution.Chosen[i].Count < a.Missing).Select(a => a.Id)],
            QualityReport.Of(Problem, solution, id => _excluded.GetValueOrDefault(id, Exclusions.None)));
    }

    private OpenApplication Open(Examination examination)
    {
        var reviews = _facts.Reviews[examination.Id].ToList();
        var live = reviews.Where(r => r.IsLive && _places.ContainsKey(r.Expert)).ToList();
        var unknown = reviews.Count(r => r.IsLive && !_places.ContainsKey(r.Expert));
        var isOpen = _request.Reopens || examination.Status is ExaminationStatus.Waiting or ExaminationStatus.UnderReview;
        var against = ReasonsAgainst(examination, reviews);
        var left = isOpen ? live.Where(r => !r.CountsAsLocked && _request.Leaving.Contains(r.Expert)).ToList() : [];
        var chosen = _facts.Choices.Where(c => c.ApplicationId == examination.ApplicationId && c.Rule is Choices.ChoiceRule.Fixed && isOpen)
            .Select(c => c.Expert).Where(e => _places.ContainsKey(e) && !against.ContainsKey(e) && !_request.Leaving.Contains(e)).ToHashSet();
        var movable = isOpen && _request.MayMove
            ? live.Except(left).Where(r => r.Status is ReviewStatus.Assigned && !chosen.Contains(r.Expert)).ToList() : [];
        var staying = live.Except(left).Except(movable).Select(r => r.Expert).ToHashSet();
        _left.AddRange(left.Select(r => new PlannedReview(examination.ApplicationId, r.Expert)));
        foreach (var gone in left.Concat(movable))
        {
            _leaving[_places[gone.Expert]]++;
        }

        foreach (var expert in chosen.Where(e => staying.Add(e)))
        {
            _fixed.Add(new(examination.ApplicationId, expert));
            _leaving[_places[expert]]--;
        }

        var current = movable.Select(r => r.Expert).ToHashSet();
        var candidates = isOpen ? Candidates(examination, reviews, against, staying, current) : [];
        _left.AddRange(current.Where(e => !candidates.Exists(c => _pool[c.Expert].Expert.Subject == e)).Select(e => new PlannedReview(examination.ApplicationId, e)));
        var chairs = isOpen ? Math.Max(0, _facts.ChairsOf(examination) - unknown) : staying.Count;
        return new(examination.ApplicationId, examination.Kind.ToString(), chairs, [.. staying.Select(e => _places[e]).Order()], candidates);
    }

    private List<Candidate> Candidates(
        Examination examination, List<Review> reviews, Dictionary<string, string> against, HashSet<string> staying, HashSet<string> current)
    {
        var former = reviews.Where(r => r.Status is ReviewStatus.Withdrawn).Select(r => r.Expert).ToHashSet();
        var topics = _facts.Topics[examination.Id];
        var (candidates, absent, unfit) = (new List<Candidate>(), 0, 0);
        for (var place = 0; place < _pool.Count; place++)
        {
            var member = _pool[place];
            var subject = member.Expert.Subject;
            if (staying.Contains(subject) || against.ContainsKey(subject))
            {
                continue;
            }

            var match = Matching.Of(member.Expert, topics);
            if (member.Absence is not null || _request.Leaving.Contains(subject))
            {
                absent++;
            }
            else if (match < _request.Options.MinimumMatch)
            {
                unfit++;
            }
            else
            {
                candidates.Add(new(place, match, former.Contains(subject), current.Contains(subject)));
            }
        }

        _excluded[examination.ApplicationId] = new(_pool.Count, against.Count, absent, unfit);
        return candidates;
    }

    /// <summary>Whoever may not examine it: by a conflict, by having stepped back, or by the commission's choice.</summary>
    private Dictionary<string, string> ReasonsAgainst(Examination examination, IReadOnlyList<Review> reviews)
    {
        var against = new Dictionary<string, string>(_facts.ConflictsOf(examination.ApplicationId));
        foreach (var review in reviews.Where(r => r.HasConflict || r.Status is ReviewStatus.Declined))
        {
            against[review.Expert] = review.HasConflict ? $"Left for a conflict: {review.Reason}" : $"Declined: {review.Reason}";
        }

        foreach (var choice in _facts.Choices.Where(c => c.ApplicationId == examination.ApplicationId && c.Rule is Choices.ChoiceRule.Forbidden))
        {
            against[choice.Expert] = $"Kept away by the commission: {choice.Reason}";
        }

        _avoided.AddRange(against.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new AvoidedExpert(examination.ApplicationId, a.Key, a.Value)));
        return against;
    }

    private Examiner Node(PoolExpert member, int place)
    {
        var load = member.Load - _leaving[place];
        var limit = Math.Min(member.Limit ?? int.MaxValue, _request.Options.LoadLimit ?? int.MaxValue);
        var room = member.Absence is not null || _request.Leaving.Contains(member.Expert.Subject) ? 0 : Math.Max(0, limit - load);
        return new(
            member.Expert.Subject, member.Expert.Institution, member.Expert.Seniority is Seniority.AssociateSenior or Seniority.Senior, load, room);
    }
}
