using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Testing;
using Testing.Contract;
using Testing.Infrastructure;
using Testing.Services;

namespace Applications.Tests;

/// <summary>The service dies while it answers a POST: asking again with the same key tells what happened, and it happens once.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData("http.before-commit", 0)]
    [InlineData("http.after-commit-before-answer", 1)]
    public async Task A_request_whose_answer_was_lost_happened_once_or_not_at_all(string point, long afterTheDeath)
    {
        using var authority = new TestAuthority();
        await using var metadata = await authority.ServeAsync();
        var infrastructure = await TestInfrastructure.GetAsync();
        var database = await infrastructure.CreateDatabaseAsync("crash");
        await using var broker = await infrastructure.CreateBrokerAsync();
        var folder = Directory.CreateTempSubdirectory("crash-");
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__applicationsdb"] = database,
            ["ConnectionStrings__messaging"] = broker.ConnectionString,
            ["Messaging__ManagementUrl"] = broker.ManagementUrl,
            ["Identity__Issuer"] = TestAuthority.Issuer,
            ["Identity__MetadataAddress"] = $"{metadata.Urls.First()}/.well-known/openid-configuration",
            ["Platform__DemoMode"] = "true",
            ["Evidence__Folder"] = folder.FullName,
            ["Materials__Folder"] = folder.FullName,
        };
        using (var migration = Start(settings, "migrate"))
        {
            await migration.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, migration.ExitCode);
        }

        var token = authority.TokenFor(Given.Officer, "applications");
        var key = Guid.CreateVersion7().ToString();
        using (var doomed = await ServeAsync(settings, $"{point}:1"))
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => PostAsync(settings["ASPNETCORE_URLS"], token, key));
            await doomed.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(137, doomed.ExitCode);
        }

        Assert.Equal(afterTheDeath, await CallsAsync(database));
        using (var next = await ServeAsync(settings, ""))
        {
            Assert.Equal(HttpStatusCode.Created, await PostAsync(settings["ASPNETCORE_URLS"], token, key));
            next.Kill();
            await next.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, await CallsAsync(database));
        folder.Delete(recursive: true);
    }

    private static async Task<HttpStatusCode> PostAsync(string url, string token, string key)
    {
        using var client = new HttpClient { BaseAddress = new(url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var request = new Attempt("/calls", Given.CallBody()).ToRequest("POST");
        request.Headers.Remove("Idempotency-Key");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<long> CallsAsync(string database)
    {
        await using var source = new NpgsqlDataSourceBuilder(database).Build();
        await using var command = source.CreateCommand("SELECT count(*) FROM call");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<Process> ServeAsync(Dictionary<string, string> settings, string crashAt)
    {
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Ports.Lease()}";
        settings["CRASH_AT"] = crashAt;
        var process = Start(settings);
        using var client = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using var alive = await client.GetAsync(new Uri($"{settings["ASPNETCORE_URLS"]}/alive"), TestContext.Current.CancellationToken);
                    return alive.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the service listens");
        return process;
    }

    private static Process Start(Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Applications.dll"), .. arguments]);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
