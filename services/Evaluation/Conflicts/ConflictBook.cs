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

    /// <summary>Declarations that stand, recusals that were granted, and conflicts that ended a review.</summary>
    private async Task<IEnumerable<StatedConflict>> StatedAsync(Guid[] applications, string[] experts, CancellationToken cancellationToken)
    {
        var declared = await db.ConflictDeclarations.AsNoTracking()
            .Where(d => d.IsStanding && experts.Contains(d.Expert) && (d.ApplicationId == null || applications.Contains(d.ApplicationId.Value)))
            .Select(d => new StatedConflict(d.Expert, d.ApplicationId, d.Organisation, ConflictKind.Declared, "Declared a conflict: " + d.Reason))
            .ToListAsync(cancellationToken);
        var granted = await db.Recusals.AsNoTracking()
            .Where(r => r.Status == RecusalStatus.Granted && experts.Contains(r.Expert!) && applications.Contains(r.ApplicationId))
            .Select(r => new StatedConflict(r.Expert!, r.ApplicationId, null, ConflictKind.Recusal, "Recused: " + r.Grounds))
            .ToListAsync(cancellationToken);
        var left = await db.Reviews.AsNoTracking()
            .Where(r => r.HasConflict && applications.Contains(r.ApplicationId) && experts.Contains(r.Expert))
            .Select(r => new StatedConflict(r.Expert, r.ApplicationId, null, ConflictKind.Declared, "Left a review for a conflict: " + r.Reason))
            .ToListAsync(cancellationToken);
        return [.. declared, .. granted, .. left];
    }
}
