using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;

namespace Registry.Indicators;

internal static class ReadIndicators
{
    public static async Task<Results<Ok<IndicatorsView>, NotFound>> OfBase(
        Guid id, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken, [Range(2015, 2100)] int? year = null)
    {
        var judged = await db.Bases.ManagedInSightOf(caller).AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (judged is null)
        {
            return TypedResults.NotFound();
        }

        var book = await FigureBook.ReadAsync(db, [id], cancellationToken);
        var targets = PolicyTargets.Of(judged.Kind, judged.Targets);
        var years = year is { } one ? [one] : book.YearsOf(id);
        return TypedResults.Ok(new IndicatorsView(
            id, targets, [.. from y in years from target in targets select book.Judge(judged, target, y, clock.Today)]));
    }
}

/// <summary>What a base has to reach, and what it reached by year (R37–R40, R56–R58, R69), as accepted reports say.</summary>
public sealed record IndicatorsView(Guid BaseId, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<TargetResult> Results);
