using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Applications.Materials.Formats;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Materials;

internal static class UploadMaterial
{
    /// <summary>What the file is; its bytes are the request's body.</summary>
    public sealed record Request
    {
        /// <summary>With the extension that says what it is; cleaned of what would mislead a reader.</summary>
        [FromQuery, Required, StringLength(2000, MinimumLength = 1)]
        public string FileName { get; init; } = "";

        /// <summary>The required material of the call that it is; none for free evidence.</summary>
        [FromQuery, StringLength(50)]
        public string? Code { get; init; }

        /// <summary>As in RFC 9530, <c>sha-256=:…:</c>; an upload that came to something else is refused.</summary>
        [FromHeader(Name = ContentDigest.Header)]
        public string? Digest { get; init; }
    }

    public static async Task<Results<Created<MaterialView>, Ok<MaterialView>, NotFound>> Handle(
        Guid id, Guid materialId, [AsParameters] Request request, HttpContext context, ApplicationsDb db, Caller caller, MaterialShelf shelf,
        IOptions<MaterialsOptions> options, CancellationToken cancellationToken)
    {
        var application = await db.Applications.OfOrganisation(caller).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (application is null)
        {
            return TypedResults.NotFound();
        }

        // All that can be refused before the body is read.
        var expected = ContentDigest.Sha256In(request.Digest);
        var name = FileName.Clean(request.FileName);
        var format = MaterialFormats.Of(name);
        Require(
            application.TakesMaterials, "materials-sealed",
            "Materials are taken while the application is a draft, or while the commission asks for a supplement.");
        LetIn(context, format.Limit(options.Value));

        await using var spool = await Spool.TakeAsync(context.Request.Body, options.Value, cancellationToken);
        ContentDigest.Check(expected, spool.Sha256);
        var file = new UploadedFile(name, MaterialFormats.Inspect(spool, format), spool.Length, spool.Sha256);
        if (spool.Length > format.Limit(options.Value))
        {
            throw Spool.TooLarge(format.Limit(options.Value));
        }

        await shelf.StoreAsync(spool, cancellationToken);
        var (material, isNew) = await shelf.AddAsync(id, materialId, request.Code, file, cancellationToken);
        var view = MaterialView.Of(material);
        return isNew ? TypedResults.Created($"applications/{id}/materials/{materialId}/content", view) : TypedResults.Ok(view);
    }

    /// <summary>The spool counts what comes; the server's own limit is for requests that are read as a whole.</summary>
    private static void LetIn(HttpContext context, long limit)
    {
        if (context.Request.ContentLength > limit)
        {
            throw Spool.TooLarge(limit);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = null;
        }
    }
}
