using Calendar;
using Contracts;
using Evaluation.Data;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Scoring;

namespace Evaluation.Figures;

/// <summary>Publishes figures and corrects them: each version is kept, recorded and told.</summary>
internal sealed class FigureBook(EvaluationDb db, EventOutbox outbox, BusinessClock clock)
{
    /// <summary>Who corrects a figure or publishes several sees all that others have done before.</summary>
    public Task LockAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('reference_figure'))", cancellationToken);

    public Task<ReferenceFigure?> FindAsync(PublishFigure.Request wanted, CancellationToken cancellationToken) =>
        db.ReferenceFigures.SingleOrDefaultAsync(
            f => f.Code == wanted.Code && f.Scope == wanted.Scope && f.Year == wanted.Year, cancellationToken);

    /// <summary>All that is published of these series.</summary>
    public async Task<Dictionary<(string Code, ReferenceScope Scope, int Year), ReferenceFigure>> KnownAsync(
        IEnumerable<string> series, CancellationToken cancellationToken)
    {
        var codes = series.Distinct().ToList();
        return await db.ReferenceFigures.Where(f => codes.Contains(f.Code)).ToDictionaryAsync(f => (f.Code, f.Scope, f.Year), cancellationToken);
    }

    public ReferenceFigure Publish(PublishFigure.Request wanted)
    {
        var figure = new ReferenceFigure(wanted.Code, wanted.Scope, wanted.Year, wanted.Value, wanted.Unit, wanted.Source);
        db.ReferenceFigures.Add(figure);
        Keep(figure, "figure-published");
        return figure;
    }

    public void Correct(ReferenceFigure figure, decimal value, string unit, string source, string reason)
    {
        figure.Correct(value, unit, source, reason);
        Keep(figure, "figure-corrected", reason);
    }

    private void Keep(ReferenceFigure figure, string action, string? reason = null)
    {
        db.FigureVersions.Add(new(figure, clock.Now));
        db.Record(figure, action, reason: reason, data: new { Value = DecimalText.Format(figure.Value, Places.Figure), figure.Source });
        outbox.Add(figure.Announce());
    }
}
