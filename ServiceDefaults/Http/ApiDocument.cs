using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ServiceDefaults.Http;

/// <summary>A service's OpenAPI 3.1 document, with what every endpoint shares said once: token, headers, problem answers.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    public static void AddApiDocument(this IServiceCollection services, string name) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = $"双创 platform: {name}", Version = "v1", Description = Description };
            // Through the gateway, the only way in.
            document.Servers = [new() { Url = $"/api/{name}" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    });

    private const string Description =
        "Errors are application/problem+json with a stable `code`; 422 lists every wrong field with its JSON pointer. "
        + "Money is {\"value\":\"600.00\",\"currency\":\"CNY\"}. Times are UTC (RFC 3339), dates are Asia/Shanghai.";

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        operation.Parameters ??= [];
        operation.Responses ??= [];
        if (context.Description.HttpMethod == "POST")
        {
            AddHeader(operation, IdempotencyFilter.Header, "New for each thing to be done once; asking again with it gets the first answer.");
        }

        var takesIfMatch = context.Description.ActionDescriptor.EndpointMetadata.OfType<System.Reflection.MethodInfo>()
            .Any(method => method.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)));
        if (takesIfMatch)
        {
            AddHeader(operation, "If-Match", "The ETag last read.");
        }

        var isPublic = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        foreach (var (status, meaning) in Problems(context.Description.HttpMethod, takesIfMatch).Where(p => !isPublic || p.Status is not ("401" or "403")))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = meaning });
        }

        operation.Security = isPublic ? [] : [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, string meaning) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = meaning,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static IEnumerable<(string Status, string Meaning)> Problems(string? method, bool takesIfMatch)
    {
        yield return ("401", "No valid token.");
        yield return ("403", "The caller's role does not allow it.");
        yield return ("404", "It does not exist, or is not the caller's to see.");
        if (method != "GET")
        {
            yield return ("400", "Malformed.");
            yield return ("409", "A rule forbids it; see `code`.");
            yield return ("422", "Well formed but wrong; see `errors`.");
            yield return ("428", "A required header is missing.");
        }

        if (takesIfMatch)
        {
            yield return ("412", "Changed since it was read.");
        }
    }
}
