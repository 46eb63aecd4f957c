using Applications.Data;
using Applications.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Materials;

internal static class ReadMaterials
{
    /// <summary>All materials of one application; their number is limited, so there are no pages.</summary>
    public sealed record View(Guid ApplicationId, IReadOnlyList<MaterialView> Items);

    public static async Task<Results<Ok<View>, NotFound>> Handle(Guid id, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!await db.ReadableBy(caller).AnyAsync(a => a.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var materials = await db.Materials.AsNoTracking().Where(m => m.ApplicationId == id).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new View(id, [.. materials.Select(MaterialView.Of)]));
    }
}
