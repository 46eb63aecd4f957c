using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Registry.Bases;

internal static class ReadBases
{
    public static Task<Page<BaseView>> List(
        [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Bases.ToPageAsync(page, b => BaseView.Of(b, caller), cancellationToken);

    public static Task<Results<Ok<BaseView>, NotFound>> One(Guid id, RegistryDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Bases.OneAsync(id, b => BaseView.Of(b, caller), cancellationToken);
}
