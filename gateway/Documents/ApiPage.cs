using System.Security.Cryptography;
using Gateway.Routing;
using Scalar.AspNetCore;

namespace Gateway.Documents;

/// <summary>One page over all services' OpenAPI documents. Its script comes from here, and its policy lets it call nobody else.</summary>
internal static class ApiPage
{
    public const string Path = "/docs";

    public static void MapApiPage(this WebApplication app)
    {
        app.MapScalarApiReference(Path, (options, context) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            Protect(context, nonce);
            options.WithTitle("双创示范基地平台 API").WithNonce(nonce).DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp()
                .HideClientButton().HideDeveloperTools()
                .WithOpenApiRoutePattern("/openapi/{documentName}.json");
            foreach (var service in RouteTable.ApiServices)
            {
                options.AddDocument(service, service, isDefault: service == RouteTable.ApiServices[0]);
            }
        }).AllowAnonymous();
        app.MapGet("/openapi/{service}.json", ServiceDocument.Handle).AllowAnonymous();
        app.MapGet("/", () => new { name = "双创示范基地平台", documents = Path, health = "/health" }).AllowAnonymous();
    }

    private static void Protect(HttpContext context, string nonce) =>
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
            "font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
}
