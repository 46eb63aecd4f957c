using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases.History;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases;

internal static class ReadBases
{
    public static Task<Page<BaseView>> List(
        [AsParameters] PageRequest page, [AsParameters] TimeRequest time, RegistryDb db, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        db.BasesAt(time, clock).ToPageAsync(page, b => BaseView.Of(b, caller), cancellationToken);

    public static Task<Results<Ok<BaseView>, NotFound>> One(
        Guid id, [AsParameters] TimeRequest time, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.BasesAt(time, clock).OneAsync(id, b => BaseView.Of(b, caller), cancellationToken);
}
