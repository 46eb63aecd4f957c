using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Testing.Infrastructure;

/// <summary>A virtual host of one test: empty at first, deleted with everything in it at the end.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly HttpClient _management;
    private readonly string _virtualHost;

    private TestBroker(HttpClient management, string virtualHost, string connectionString, string managementUrl) =>
        (_management, _virtualHost, ConnectionString, ManagementUrl) = (management, virtualHost, connectionString, managementUrl);

    public string ConnectionString { get; }

    public string ManagementUrl { get; }

    public async ValueTask DisposeAsync()
    {
        using var answer = await _management.DeleteAsync($"/api/vhosts/{_virtualHost}");
        if (answer.StatusCode is not HttpStatusCode.NotFound)
        {
            answer.EnsureSuccessStatusCode();
        }
    }

    internal static async Task<TestBroker> CreateAsync(string connectionString, string managementUrl)
    {
        var amqp = new Uri(connectionString);
        var user = amqp.UserInfo.Split(':')[0];
        var virtualHost = $"test-{Guid.CreateVersion7():N}";
        var management = new HttpClient { BaseAddress = new Uri(managementUrl) };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(amqp.UserInfo))));

        await PutAsync(management, $"/api/vhosts/{virtualHost}", new { description = "a test" });
        await PutAsync(management, $"/api/permissions/{virtualHost}/{user}", new { configure = ".*", write = ".*", read = ".*" });
        return new TestBroker(management, virtualHost, new UriBuilder(amqp) { Path = virtualHost }.Uri.AbsoluteUri, managementUrl);
    }

    private static async Task PutAsync(HttpClient management, string path, object body)
    {
        using var answer = await management.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
