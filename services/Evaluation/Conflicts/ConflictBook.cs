using Calendar;
using Evaluation.Conflicts.Recusals;
using Evaluation.Conflicts.Rules;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Conflicts;

/// <summary>The one place that answers whether an expert may examine an application, and if not, why.</summary>
internal sealed class ConflictBook(EvaluationDb db, BusinessClock clock)
{
    public async Task<ConflictTable> OfAsync(
        Round round, IReadOnlyCollection<Examination> examinations, IReadOnlyCollection<Expert> experts, CancellationToken cancellationToken)
    {
        if (examinations.Count == 0 || experts.Count == 0)
        {
            return new([]);
        }

        var rules = await db.ConflictRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round.Id, cancellationToken);
        var stated = await StatedAsync([.. examinations.Select(e => e.ApplicationId)], [.. experts.Select(e => e.Subject)], cancellationToken);
        return ConflictSearch.Find(rules?.Terms ?? ConflictTerms.PlatformDefault, clock.Today, experts, examinations, stated);
    }

    /// <summary>Declarations that stand, recusals that were granted, and conflicts that ended a review: asked for at once, for a sheet's lock waits.</summary>
    private async Task<IEnumerable<StatedConflict>> StatedAsync(Guid[] applications, string[] experts, CancellationToken cancellationToken)
    {
        var declared = db.ConflictDeclarations
            .Where(d => d.IsStanding && experts.Contains(d.Expert) && (d.ApplicationId == null || applications.Contains(d.ApplicationId.Value)))
            .Select(d => new { d.Expert, d.ApplicationId, d.Organisation, Kind = 0, Reason = (string?)d.Reason });
        var granted = db.Recusals
            .Where(r => r.Status == RecusalStatus.Granted && experts.Contains(r.Expert!) && applications.Contains(r.ApplicationId))
            .Select(r => new { Expert = r.Expert!, ApplicationId = (Guid?)r.ApplicationId, Organisation = (string?)null, Kind = 1, Reason = (string?)r.Grounds });
        var left = db.Reviews
            .Where(r => r.HasConflict && applications.Contains(r.ApplicationId) && experts.Contains(r.Expert))
            .Select(r => new { r.Expert, ApplicationId = (Guid?)r.ApplicationId, Organisation = (string?)null, Kind = 2, r.Reason });
        var rows = await declared.Concat(granted).Concat(left).ToListAsync(cancellationToken);
        return rows.Select(row => new StatedConflict(
            row.Expert, row.ApplicationId, row.Organisation, row.Kind == 1 ? ConflictKind.Recusal : ConflictKind.Declared,
            $"{(row.Kind switch { 0 => "Declared a conflict", 1 => "Recused", _ => "Left a review for a conflict" })}: {row.Reason}"));
    }
}
