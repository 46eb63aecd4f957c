using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

/// <summary>An answer in the form in which it is kept and given again: byte for byte the same.</summary>
public sealed record RecordedAnswer(int Status, string? Body, string? Location, string? ETag) : IResult
{
    public const string ContentType = "application/json; charset=utf-8";

    public static RecordedAnswer From(object? result, HttpContext context)
    {
        var (status, value) = Open(result);
        return new(
            status,
            value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Json(context)),
            LocationOf(Innermost(result)),
            value is IVersioned versioned ? ETags.Format(versioned.Revision) : null);
    }

    /// <summary>What a handler answers: the status, and the value that the body is written from.</summary>
    public static (int Status, object? Value) Open(object? result)
    {
        var inner = Innermost(result);
        return ((inner as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK, inner is IResult ? (inner as IValueHttpResult)?.Value : inner);
    }

    public static JsonSerializerOptions Json(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private static object? Innermost(object? result)
    {
        while (result is INestedHttpResult nested)
        {
            result = nested.Result;
        }

        return result;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.Location = Location;
        response.Headers.ETag = ETag;
        if (Body is not null)
        {
            response.ContentType = ContentType;
            await response.WriteAsync(Body, httpContext.RequestAborted);
        }
    }

    private static string? LocationOf(object? result) =>
        result?.GetType().GetProperty("Location")?.GetValue(result) as string; // Created<T> and Accepted<T> share no interface
}
