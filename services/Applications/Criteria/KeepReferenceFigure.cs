using Applications.Data;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Criteria;

/// <summary>On <see cref="ReferenceSeriesPublished"/>: keeps the latest figure of a series, scope and year.</summary>
internal sealed class KeepReferenceFigure(ApplicationsDb db) : IHandle<ReferenceSeriesPublished>
{
    public async Task HandleAsync(ReferenceSeriesPublished message, CancellationToken cancellationToken)
    {
        var figure = await db.ReferenceFigures.SingleOrDefaultAsync(
            f => f.Code == message.Code && f.Scope == message.Scope && f.Year == message.Year, cancellationToken);
        if (figure is not null && !figure.Apply(message))
        {
            return;
        }

        if (figure is null)
        {
            figure = new(message);
            db.ReferenceFigures.Add(figure);
        }

        db.Record(figure, "reference-figure-received", reason: message.Source);
    }
}
