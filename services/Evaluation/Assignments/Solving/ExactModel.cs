using System.Globalization;
using Google.OrTools.Sat;

namespace Evaluation.Assignments.Solving;

/// <summary>The assignment with every rule, over some of its candidates, for CP-SAT: one worker, a seed, and deterministic time.</summary>
internal sealed class ExactModel
{
    private readonly CpModel _model = new();
    private readonly AssignmentProblem _problem;
    private readonly Weights _weights;
    private readonly List<(int Application, Candidate Candidate, BoolVar Taken)> _takes = [];
    private readonly List<LinearExpr> _cost = [];

    /// <param name="isOpen">Whether a candidate, by application and place, is among those to decide about.</param>
    /// <param name="hint">A plan to start from.</param>
    /// <param name="mustFill">Whether no chair may stay empty.</param>
    public ExactModel(
        AssignmentProblem problem, Weights weights, Func<int, int, bool> isOpen, IReadOnlyList<IReadOnlyList<int>> hint, bool mustFill)
    {
        (_problem, _weights) = (problem, weights);
        for (var a = 0; a < problem.Applications.Count; a++)
        {
            AddApplication(a, isOpen, hint[a].ToHashSet(), mustFill);
        }

        foreach (var taken in _takes.ToLookup(t => t.Candidate.Expert, t => t.Taken))
        {
            AddLoad(problem.Experts[taken.Key], [.. taken]);
        }

        _model.Minimize(LinearExpr.Sum(_cost));
    }

    /// <summary>At least one expert must examine one of these applications and one of the others of their group.</summary>
    public void Join(IReadOnlySet<int> part, string group)
    {
        var (inside, outside) = (Within(part.Contains), Within(a => !part.Contains(a) && _problem.Applications[a].Group == group));
        var bridges = new List<BoolVar>();
        foreach (var expert in Enumerable.Range(0, _problem.Experts.Count).Where(e => inside(e) is not [] && outside(e) is not []))
        {
            var bridge = _model.NewBoolVar("");
            bridges.Add(bridge);
            _model.AddBoolOr([bridge.Not(), .. inside(expert)]);
            _model.AddBoolOr([bridge.Not(), .. outside(expert)]);
        }

        _model.AddBoolOr(bridges);
    }

    public ExactResult Solve(double time)
    {
        var solver = new CpSolver
        {
            StringParameters = string.Create(
                CultureInfo.InvariantCulture, $"num_workers:1,random_seed:{_problem.Rules.Seed & 0xFFFFFF},max_deterministic_time:{time},linearization_level:2"),
        };
        var status = solver.Solve(_model);
        var used = solver.Response!.DeterministicTime;
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            return new(null, 0, status is CpSolverStatus.Infeasible, used);
        }

        var chosen = new List<int>[_problem.Applications.Count];
        for (var a = 0; a < chosen.Length; a++)
        {
            chosen[a] = [];
        }

        foreach (var (application, candidate, _) in _takes.Where(t => solver.BooleanValue(t.Taken)))
        {
            chosen[application].Add(candidate.Expert);
        }

        IReadOnlyList<IReadOnlyList<int>> plan = [.. chosen.Select(experts => (IReadOnlyList<int>)[.. experts.Order()])];
        return new(plan, status is CpSolverStatus.Optimal ? _weights.Of(_problem, plan) : (long)Math.Ceiling(solver.Response.BestObjectiveBound), false, used);
    }

    /// <summary>By expert, what makes the expert examine one of the applications: a choice that is open, or what stays, which is true as it is.</summary>
    private Func<int, IReadOnlyList<ILiteral>> Within(Func<int, bool> belongs)
    {
        var taken = _takes.Where(t => belongs(t.Application)).ToLookup(t => t.Candidate.Expert, t => (ILiteral)t.Taken);
        var staying = Enumerable.Range(0, _problem.Applications.Count).Where(belongs).SelectMany(a => _problem.Applications[a].Staying).ToHashSet();
        return expert => staying.Contains(expert) ? [_model.TrueLiteral()] : [.. taken[expert]];
    }

    private void AddApplication(int a, Func<int, int, bool> isOpen, HashSet<int> hint, bool mustFill)
    {
        var application = _problem.Applications[a];
        if (application.Missing == 0)
        {
            return;
        }

        var open = application.Candidates.Where((_, c) => isOpen(a, c)).ToList();
        var takes = open.ConvertAll(candidate => (Expert: _problem.Experts[candidate.Expert], Taken: _model.NewBoolVar("")));
        for (var i = 0; i < open.Count; i++)
        {
            _takes.Add((a, open[i], takes[i].Taken));
            _cost.Add(LinearExpr.Term(takes[i].Taken, _weights.Of(open[i])));
            _model.AddHint(takes[i].Taken, hint.Contains(open[i].Expert));
        }

        var empty = _model.NewIntVar(0, mustFill ? 0 : application.Missing, "");
        _cost.Add(LinearExpr.Term(empty, _weights.Chair));
        _model.Add(LinearExpr.Sum(takes.Select(t => t.Taken)) + empty == application.Missing);

        var limits = new Limits(_problem, a);
        AtMost(limits.Juniors, [.. takes.Where(t => !t.Expert.IsSenior).Select(t => t.Taken)]);
        foreach (var institution in takes.Where(t => t.Expert.Institution is not null).GroupBy(t => t.Expert.Institution!, t => t.Taken))
        {
            AtMost(limits.Of(institution.Key), [.. institution]);
        }
    }

    private void AtMost(int limit, List<BoolVar> taken)
    {
        if (taken.Count > limit)
        {
            _model.Add(LinearExpr.Sum(taken) <= limit);
        }
    }

    private void AddLoad(Examiner expert, List<BoolVar> taken)
    {
        var steps = Enumerable.Range(0, Math.Min(expert.Room, taken.Count)).Select(_ => _model.NewBoolVar("")).ToList();
        _cost.AddRange(steps.Select((step, i) => LinearExpr.Term(step, Weights.OfReview(expert.Load + i + 1))));
        _model.Add(LinearExpr.Sum(taken) == LinearExpr.Sum(steps));
        for (var i = 1; i < steps.Count; i++)
        {
            _model.AddImplication(steps[i], steps[i - 1]);
        }
    }
}

/// <param name="Chosen">Null where none was found.</param>
/// <param name="Bound">No plan over the candidates that were open has less.</param>
/// <param name="Time">What it took, in CP-SAT's deterministic seconds.</param>
internal sealed record ExactResult(IReadOnlyList<IReadOnlyList<int>>? Chosen, long Bound, bool IsImpossible, double Time);
