using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Contracts.Applications;
using Microsoft.EntityFrameworkCore;

namespace Applications.Materials;

/// <summary>An upload, a removal and the submission of one application follow one another: what is sealed is what is there.</summary>
internal static class MaterialQueries
{
    /// <summary>Held until the transaction ends.</summary>
    public static Task LockMaterialsAsync(this ApplicationsDb db, Guid application, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select 1 from application where id = {application} for update", cancellationToken);

    /// <summary>What the submission seals with the form.</summary>
    public static async Task<IReadOnlyList<Material>> MaterialsToSealAsync(this ApplicationsDb db, Guid application, CancellationToken cancellationToken) =>
        await db.Materials.AsNoTracking().Where(m => m.ApplicationId == application && !m.IsSupplement).OrderBy(m => m.Id).ToListAsync(cancellationToken);

    /// <summary>What experts may look at: sealed with the form, or added on request beside it.</summary>
    public static async Task<IReadOnlyList<EvidenceMaterial>> EvidenceOfAsync(this ApplicationsDb db, Guid application, CancellationToken cancellationToken) =>
        await db.Materials.AsNoTracking().Where(m => m.ApplicationId == application).OrderBy(m => m.Id)
            .Select(m => new EvidenceMaterial(m.Id, m.Code, m.FileName, m.MediaType, m.Length, m.Sha256)).ToListAsync(cancellationToken);

    /// <summary>What the call wants beside the form: a draft follows amendments, what was handed in once does not.</summary>
    public static async Task<IReadOnlyList<RequiredMaterial>> RequiredMaterialsAsync(
        this ApplicationsDb db, Application application, Call call, CancellationToken cancellationToken)
    {
        var rules = application is { Status: ApplicationStatus.Draft, WasHandedIn: false }
            ? call.Rules
            : (await db.TermsOfAsync(application, cancellationToken)).Rules;
        return [.. rules.Materials.Where(m => m.Kind == application.Kind)];
    }

    /// <summary>Says that this content is wanted, so that it is not swept while it is on its way.</summary>
    public static Task TouchContentAsync(
        this ApplicationsDb db, string sha256, long length, DateTimeOffset machineNow, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             insert into material_content (sha256, length, touched_at) values ({sha256}, {length}, {machineNow})
             on conflict (sha256) do update set touched_at = greatest(material_content.touched_at, excluded.touched_at)
             """, cancellationToken);

    /// <summary>Takes (removes) one content that nothing refers to and nobody has wanted since; null when there is none.</summary>
    public static async Task<string?> TakeUnwantedContentAsync(this ApplicationsDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var taken = await db.Database.SqlQuery<string>(
            $"""
             with unwanted as materialized (
                 select c.sha256 from material_content c
                 where c.touched_at < {since} and not exists (select from material m where m.sha256 = c.sha256)
                 order by c.touched_at, c.sha256 limit 1 for update of c skip locked)
             delete from material_content using unwanted where material_content.sha256 = unwanted.sha256
             returning material_content.sha256 as "Value"
             """).ToListAsync(cancellationToken);
        return taken is [var sha256] ? sha256 : null;
    }
}
