using Scoring.Combination;

namespace Scoring.Statistics;

/// <summary>What the list would be without one expert.</summary>
/// <param name="Unjudged">Applications that nobody else examined: they are left out of both lists.</param>
/// <param name="Change">None where nobody else examined anything.</param>
public sealed record LeaveOneExpertOut(int Expert, int Sheets, IReadOnlyList<int> Unjudged, ListChange? Change)
{
    /// <summary>Whose absence changes most comes first.</summary>
    public static IReadOnlyList<LeaveOneExpertOut> Of(SheetTable sheets, ScoringMethod method, PassLine line)
    {
        var list = new List(sheets, Recombination.For(sheets, method), line);
        var experts = list.Experts;
        var without = new LeaveOneExpertOut[experts.Length];
        Parallel.For(0, experts.Length, i => without[i] = list.Without(experts[i]));
        return
        [
            .. without.OrderByDescending(e => e.Change is { } change ? change.In.Count + change.Out.Count : 0)
                .ThenByDescending(e => e.Change?.LargestMove ?? 0).ThenByDescending(e => e.Change?.Moved ?? 0).ThenBy(e => e.Expert),
        ];
    }

    /// <summary>The list as it is. Where scores depend on their own sheets alone, only those of the expert's applications are made again.</summary>
    private sealed class List
    {
        private readonly SheetTable _sheets;
        private readonly ScoringMethod _method;
        private readonly PassLine _line;
        private readonly decimal[] _scores;
        private readonly int[] _ranks;
        private readonly ILookup<int, int> _applications;

        public List(SheetTable sheets, ScoringMethod method, PassLine line)
        {
            (_sheets, _method, _line) = (sheets, method, line);
            _scores = [.. Combiner.Combine(sheets, method).Scores];
            _ranks = Ranks.BestFirst(_scores);
            _applications = Enumerable.Range(0, sheets.Applications).SelectMany(a => sheets.ExpertsOf(a).ToArray(), (application, expert) => (application, expert))
                .ToLookup(sheet => sheet.expert, sheet => sheet.application);
        }

        public int[] Experts => [.. _applications.Select(expert => expert.Key).Order()];

        public LeaveOneExpertOut Without(int expert)
        {
            int[] own = [.. _applications[expert]];
            int[] unjudged = [.. own.Distinct().Where(application => !_sheets.ExpertsOf(application).ContainsAnyExcept(expert))];
            if (unjudged.Length == _scores.Length)
            {
                return new(expert, own.Length, unjudged, null);
            }

            int[] touched = [.. (Recombination.IsOfTheWhole(_method) ? Enumerable.Range(0, _scores.Length) : own.Distinct()).Except(unjudged)];
            var scores = (decimal[])_scores.Clone();
            var again = Combiner.Combine(Rest(expert, touched), _method).Scores;
            for (var i = 0; i < touched.Length; i++)
            {
                scores[touched[i]] = again[i];
            }

            return new(expert, own.Length, unjudged, Change(scores, unjudged));
        }

        private ListChange Change(decimal[] scores, int[] unjudged)
        {
            if (unjudged.Length == 0)
            {
                return ListChange.Between(_scores, _ranks, scores, _line);
            }

            int[] kept = [.. Enumerable.Range(0, scores.Length).Except(unjudged)];
            decimal[] before = [.. kept.Select(application => _scores[application])];
            return ListChange.Between(before, Ranks.BestFirst(before), [.. kept.Select(application => scores[application])], _line, kept);
        }

        private SheetTable Rest(int expert, int[] applications)
        {
            var marks = new List<SheetMark>();
            for (var i = 0; i < applications.Length; i++)
            {
                var (from, count) = _sheets.Of(applications[i]).GetOffsetAndLength(_sheets.Count);
                var experts = _sheets.ExpertsOf(applications[i]);
                for (var sheet = 0; sheet < count; sheet++)
                {
                    if (experts[sheet] != expert)
                    {
                        marks.Add(_sheets[from + sheet] with { Application = i });
                    }
                }
            }

            return new(applications.Length, _sheets.Experts, marks);
        }
    }
}
