using Calendar;
using Microsoft.EntityFrameworkCore;
using Registry.Bases.History;
using Registry.Data;

namespace Registry.Rectifications;

/// <summary>The rectifications on both axes of time, to be filtered and paged like the present ones. A step is true from the day on which it was taken.</summary>
internal static class RectificationsAtExtensions
{
    public static IQueryable<Rectification> RectificationsAt(this RegistryDb db, TimeRequest time, BusinessClock clock)
    {
        var (asOf, knownAt) = time.In(clock);
        return time.IsNow
            ? db.Rectifications
            : db.Rectifications.FromSql($"SELECT s.* FROM rectification r CROSS JOIN LATERAL rectification_state(r.id, {asOf}, {knownAt}) s").AsNoTracking();
    }
}
