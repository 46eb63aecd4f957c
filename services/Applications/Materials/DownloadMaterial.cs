using Applications.Data;
using Applications.Intake;
using Applications.Materials.Stores;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Authentication;

namespace Applications.Materials;

internal static class DownloadMaterial
{
    /// <summary>Even a browser that is told to open it instead of saving it gives it no scripts, no forms, and no origin.</summary>
    private const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        Guid id, Guid materialId, ApplicationsDb db, Caller caller, IContentStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var readable = db.ReadableBy(caller);
        var blind = db.ExaminedBlindlyBy(caller);
        var found = await db.Materials.AsNoTracking().Where(m => m.Id == materialId && m.ApplicationId == id)
            .Select(m => new { Material = m, IsNamed = readable.Any(a => a.Id == m.ApplicationId), IsBlind = blind.Any(a => a.Id == m.ApplicationId) })
            .SingleOrDefaultAsync(m => m.IsNamed || m.IsBlind, cancellationToken);
        var material = found?.Material;
        if (material is null)
        {
            return TypedResults.NotFound();
        }

        var content = await store.OpenAsync(material.Sha256, cancellationToken)
            ?? throw StoreFailure.Of(new FileNotFoundException($"The store has no content {material.Sha256}."));
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Sandbox;
        response.Headers.CacheControl = "private, no-cache"; // who may read it can change: ask, and get 304
        return TypedResults.Stream(
            content, material.MediaType, found!.IsNamed ? material.FileName : material.NamelessFile, entityTag: new EntityTagHeaderValue($"\"{material.Sha256}\""), enableRangeProcessing: true);
    }
}
