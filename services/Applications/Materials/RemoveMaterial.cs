using Applications.Data;
using Applications.Intake;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Applications.Materials;

internal static class RemoveMaterial
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid materialId, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockMaterialsAsync(id, cancellationToken);
        var application = await db.Applications.OfOrganisation(caller).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        var material = await db.Materials.SingleOrDefaultAsync(m => m.Id == materialId && m.ApplicationId == id, cancellationToken);
        if (application is null || material is null)
        {
            return TypedResults.NotFound();
        }

        material.Remove(application);
        db.Materials.Remove(material); // the content is swept when nothing refers to it any more
        db.Record(material, "material-removed", data: new { material.ApplicationId, material.FileName, material.Sha256 });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.NoContent();
    }
}
