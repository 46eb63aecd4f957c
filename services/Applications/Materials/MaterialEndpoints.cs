using ServiceDefaults.Http;

namespace Applications.Materials;

internal static class MaterialEndpoints
{
    public static void MapMaterials(this IEndpointRouteBuilder app)
    {
        // Apart from the rest, because the gateway lets large bodies in here alone.
        app.MapApi("/uploads/applications/{id:guid}/materials", "Materials")
            .MapPut("/{materialId:guid}", UploadMaterial.Handle).RequireAuthorization(Authorization.Apply)
            .WithSummary("Uploads one file, the request's body, to a draft or a requested supplement; asking again with the same id is safe.");
        var materials = app.MapApi("/applications/{id:guid}/materials", "Materials");
        materials.MapGet("/", ReadMaterials.Handle).RequireAuthorization(Authorization.ReadApplications)
            .WithSummary("The materials of an application that the caller may read, in the order in which the seal counts them.");
        materials.MapGet("/{materialId:guid}/content", DownloadMaterial.Handle).RequireAuthorization(Authorization.ReadApplications)
            .WithSummary("One file to save, whole or a range of it.");
        materials.MapDelete("/{materialId:guid}", RemoveMaterial.Handle).RequireAuthorization(Authorization.Apply)
            .WithSummary("Removes a file from a draft, or from a supplement that is not handed in yet.");
    }
}
