using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Testing.Contract;

/// <summary>Turns attempts into requests, whole or deliberately lacking something.</summary>
public static class Attempts
{
    public static HttpRequestMessage ToRequest(this Attempt attempt, string method, JsonSerializerOptions? json = null)
    {
        var request = new HttpRequestMessage(new(method), new Uri(attempt.Path, UriKind.Relative));
        if (method == "POST")
        {
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        if (attempt.IfMatch is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        if (attempt.Body is not null)
        {
            request.Content = JsonContent.Create(attempt.Body, attempt.Body.GetType(), options: json);
        }

        return request;
    }

    public static HttpRequestMessage WithBody(this HttpRequestMessage request, string body, string mediaType = "application/json")
    {
        request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        return request;
    }
}
