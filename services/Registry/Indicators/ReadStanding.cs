using Calendar;
using Contracts;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Bases.History;
using Registry.Dashboards;
using Registry.Data;

namespace Registry.Indicators;

/// <summary>The programme against its own target: ten municipal bases or more by 2020 (R10).</summary>
internal static class ReadStanding
{
    public static async Task<StandingView> One(
        [AsParameters] TimeRequest time, RegistryDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var counts = await db.BasesAt(time, clock).Where(b => b.Level == BaseLevel.Municipal).GroupBy(b => new { b.Title, b.LatestGrade })
            .Select(group => new { group.Key.Title, group.Key.LatestGrade, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var held = counts.Where(c => Base.HeldTitles.Contains(c.Title)).ToList();
        return new(
            Active: held.Sum(c => c.Count),
            Registered: counts.Sum(c => c.Count),
            Revoked: counts.Where(c => c.Title is TitleStatus.Revoked).Sum(c => c.Count),
            Outstanding: held.Where(c => c.LatestGrade is Grade.Outstanding).Sum(c => c.Count),
            ProgrammeTarget.Bases);
    }
}

/// <summary>How far the programme has come.</summary>
/// <param name="Active">Bases that hold their title; one that rectifies still does.</param>
/// <param name="Registered">Bases that ever entered the registry.</param>
/// <param name="Outstanding">Active bases whose latest grade is outstanding, which may be funded (R82).</param>
/// <param name="Target">Of active bases by 2020 (R10).</param>
public sealed record StandingView(int Active, int Registered, int Revoked, int Outstanding, int Target);
