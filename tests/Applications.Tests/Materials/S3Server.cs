using System.Diagnostics;
using System.Net;
using Testing;
using Testing.Infrastructure;

namespace Applications.Tests.Materials;

/// <summary>An S3-compatible server for one test class (s3rver, by node); <c>./platform test</c> installs it from its lock file.</summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "materials";
    public const string Key = "S3RVER";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("s3-");
    private Process? _process;

    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var tools = Tools();
        Assert.SkipUnless(await RunsAsync("node", "--version"), "Node.js is not installed: the S3 store is tested against a server that runs on it.");
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "s3rver")))
        {
            Assert.True(await RunsAsync("npm", "ci", "--prefix", tools), "npm ci in tests/Tools/s3 failed: run it there to see why.");
        }

        var port = Ports.Lease();
        Url = $"http://127.0.0.1:{port}";
        _process = Process.Start(new ProcessStartInfo("node",
        [
            Path.Combine(tools, "node_modules", "s3rver", "bin", "s3rver.js"), "--directory", _folder.FullName, "--address", "127.0.0.1",
            "--port", $"{port}", "--configure-bucket", Bucket, "--silent",
        ]) { RedirectStandardError = true })!;
        var said = _process.StandardError.ReadToEndAsync();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await Eventually.TrueAsync(async () => _process.HasExited || await AnswersAsync(client), "the S3 server answers");
        Assert.False(_process.HasExited, _process.HasExited ? $"The S3 server ended: {await said}" : "");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Url));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Tools()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "Tools", "s3");
    }
}
