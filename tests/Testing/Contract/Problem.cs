using System.Net.Http.Json;
using System.Text.Json;
using ServiceDefaults.Http;

namespace Testing.Contract;

/// <summary>An error answer as a caller reads it.</summary>
public sealed record Problem(int Status, string Title, string? Code, IReadOnlyList<FieldError>? Errors)
{
    /// <summary>Null when the answer is no <c>application/problem+json</c>.</summary>
    public static async Task<Problem?> ReadAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web)
            : null;
}
