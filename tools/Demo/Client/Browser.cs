using System.Net;

namespace Demo.Client;

/// <summary>As much of a browser as logging in needs: it keeps cookies, asks the given base address, and follows nothing by itself.</summary>
public sealed class Browser(HttpMessageHandler handler, Uri baseAddress) : IDisposable
{
    private readonly HttpClient _http = new(handler) { BaseAddress = baseAddress };
    private readonly CookieContainer _cookies = new();

    public static Browser To(Uri baseAddress) =>
        new(new PatientHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }), baseAddress);

    public Task<HttpResponseMessage> GetAsync(string pathAndQuery, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, pathAndQuery), cancel);

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) }, cancel);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (_cookies.GetCookieHeader(baseAddress) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        var response = await _http.SendAsync(request, cancel);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            _cookies.SetCookies(baseAddress, cookie);
        }

        return response;
    }

    public void Dispose() => _http.Dispose();
}
