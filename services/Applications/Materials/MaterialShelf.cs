using Applications.Data;
using Applications.Intake;
using Applications.Materials.Stores;
using Calendar;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Materials;

/// <summary>
/// Takes an upload in over two resources, store and database, so that a crash at any point leaves nothing visible by half and nothing
/// lost: first a row wants the content, then the store has it, then the material refers to it. What stays unreferred is swept.
/// </summary>
internal sealed class MaterialShelf(
    ApplicationsDb db, Caller caller, IContentStore store, BusinessClock clock, TimeProvider time, IOptions<MaterialsOptions> options)
{
    public async Task StoreAsync(Spool spool, CancellationToken cancellationToken)
    {
        CrashPoint.Visit("materials.spooled");
        await db.TouchContentAsync(spool.Sha256, spool.Length, time.GetUtcNow(), cancellationToken);
        CrashPoint.Visit("materials.wanted");
        await store.PutAsync(spool, cancellationToken);
        CrashPoint.Visit("materials.stored");
    }

    /// <summary>False beside a material that was there already, by the same request.</summary>
    public async Task<(Material Material, bool IsNew)> AddAsync(
        Guid applicationId, Guid id, string? code, UploadedFile file, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockMaterialsAsync(applicationId, cancellationToken);
        var application = await db.Applications.OfOrganisation(caller).AsNoTracking().SingleAsync(a => a.Id == applicationId, cancellationToken);
        var others = await db.Materials.AsNoTracking().Where(m => m.ApplicationId == applicationId).ToListAsync(cancellationToken);
        if (others.FirstOrDefault(m => m.Id == id) is { } same && same.Is(code, file))
        {
            return (same, false);
        }

        var material = new Material(id, application, code, file, clock.Now);
        await CheckAsync(application, material, others, cancellationToken);
        db.Materials.Add(material);
        db.Record(material, "material-added", data: new { material.ApplicationId, material.Code, material.FileName, material.Length, material.Sha256 });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // Swept meanwhile: the upload took longer than the time of grace. What it stored must be known, to be swept as well.
            await transaction.DisposeAsync();
            await db.TouchContentAsync(file.Sha256, file.Length, time.GetUtcNow(), cancellationToken);
            throw StoreFailure.Of(e);
        }

        await transaction.CommitAsync(CancellationToken.None);
        CrashPoint.Visit("materials.committed");
        return (material, true);
    }

    private async Task CheckAsync(Application application, Material material, List<Material> others, CancellationToken cancellationToken)
    {
        // An id names one material for good: the log remembers the removed ones.
        Require(
            !await db.Set<AuditEntry>().AnyAsync(e => e.AggregateId == material.Id, cancellationToken), "material-id-taken",
            "This id is another file's, or a removed one's: choose a new UUID for each file.");
        var limits = options.Value;
        Require(
            others.Count < limits.MaxFiles && others.Sum(m => m.Length) + material.Length <= limits.MaxTotalBytes, "materials-full",
            $"An application has at most {limits.MaxFiles} files and {limits.MaxTotalBytes} bytes: remove what is not needed, or put it together.");
        await RequireCodeAsync(application, material.Code, cancellationToken);
    }

    private async Task RequireCodeAsync(Application application, string? code, CancellationToken cancellationToken)
    {
        if (code is not null)
        {
            var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
            var wanted = await db.RequiredMaterialsAsync(application, call, cancellationToken);
            Require(
                wanted.Any(m => m.Code == code), "material-code-unknown",
                "The call asks for no material of that code: choose one of its rules' materials, or upload it without a code.");
        }
    }
}
