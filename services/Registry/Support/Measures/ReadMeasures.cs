using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Support.Measures;

/// <summary>The log of support of the bases whose management the caller sees, and what it adds up to.</summary>
internal static class ReadMeasures
{
    public sealed record Filter
    {
        public Guid? BaseId { get; init; }

        /// <summary>Code of a county, a zone or a department.</summary>
        [RegularExpression(Support.Giver.Pattern)]
        public string? Giver { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? Until { get; init; }

        internal IQueryable<SupportMeasure> Narrow(RegistryDb db, Caller caller)
        {
            var bases = db.Bases.ManagedInSightOf(caller);
            return db.SupportMeasures.Where(m => bases.Any(b => b.Id == m.BaseId) && (BaseId == null || m.BaseId == BaseId)
                && (Giver == null || m.Giver.Code == Giver) && (From == null || m.GivenOn >= From) && (Until == null || m.GivenOn <= Until));
        }
    }

    public static Task<Page<MeasureView>> List(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        filter.Narrow(db, caller).ToPageAsync(page, MeasureView.Of, cancellationToken);

    public static Task<Results<Ok<MeasureView>, NotFound>> One(Guid id, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        new Filter().Narrow(db, caller).OneAsync(id, MeasureView.Of, cancellationToken);

    public static async Task<MeasureTotals> Totals(
        [AsParameters] Filter filter, RegistryDb db, Caller caller, CancellationToken cancellationToken)
    {
        var sums = await filter.Narrow(db, caller).Where(m => m.VoidedFor == null).GroupBy(m => new { m.Giver.Code, m.Kind })
            .Select(g => new { g.Key.Code, g.Key.Kind, Name = g.Max(m => m.Giver.Name)!, Count = g.Count(), Fen = g.Sum(m => m.AmountFen) ?? 0 })
            .ToListAsync(cancellationToken);
        return new(
            sums.Sum(s => s.Count), MoneyAmount.OfFen(sums.Sum(s => s.Fen)),
            [.. sums.OrderBy(s => s.Code, StringComparer.Ordinal).ThenBy(s => s.Kind)
                .Select(s => new GiverTotal(s.Code, s.Name, s.Kind, s.Count, MoneyAmount.OfFen(s.Fen)))]);
    }
}

/// <summary>What was given and not voided.</summary>
public sealed record MeasureTotals(int Count, MoneyAmount Amount, IReadOnlyList<GiverTotal> Givers);

/// <summary>What one county or department gave of one kind.</summary>
public sealed record GiverTotal(string Code, string Name, MeasureKind Kind, int Count, MoneyAmount Amount);
