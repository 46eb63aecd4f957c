using Contracts.Evaluation;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Indicators;

/// <summary>On <see cref="ReferenceSeriesPublished"/>: the newest figure of a code, scope and year stands, in any order of arrival.</summary>
internal sealed class KeepReferenceFigure(RegistryDb db) : IHandle<ReferenceSeriesPublished>
{
    // Should a figure be published anew under another id, the later id is the newer one: version 7 ids sort by time.
    public Task HandleAsync(ReferenceSeriesPublished message, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO reference_series AS known (id, code, scope, year, series_id, version, value, unit, source)
         VALUES ({Guid.CreateVersion7()}, {message.Code}, {message.Scope.ToString()}, {message.Year}, {message.AggregateId},
                 {message.Version}, {message.Value}, {message.Unit}, {message.Source})
         ON CONFLICT (code, scope, year) DO UPDATE
         SET series_id = excluded.series_id, version = excluded.version, value = excluded.value, unit = excluded.unit, source = excluded.source
         WHERE (known.series_id, known.version) < (excluded.series_id, excluded.version)
         """,
        cancellationToken);
}
