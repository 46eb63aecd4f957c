using NativeHost.Processes;

namespace NativeHost.Resources;

/// <summary>A service or the gateway as a process; ready when its health endpoint says so.</summary>
internal sealed class DotnetProgram(string name, string dll, Uri health, IReadOnlyDictionary<string, string?> settings, ChildProcesses processes) : IRunnable
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private ChildProcess? _child;

    public static ChildSpec Spec(string name, string dll, IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        File.Exists(dll)
            // The working directory is where ASP.NET Core looks for appsettings.json.
            ? new ChildSpec(name, "dotnet", [dll, .. arguments]) { Environment = settings, WorkingDirectory = Path.GetDirectoryName(dll)! }
            : throw new HostException($"{dll} is not built: run dotnet build Platform.sln -c Release, as ./platform up does.");

    public Task<ChildProcess> StartAsync(CancellationToken cancellation) =>
        Task.FromResult(_child = processes.Start(Spec(name, dll, settings)));

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public Task StopAsync(CancellationToken hurry) => _child?.StopAsync(Grace, hurry) ?? Task.CompletedTask;
}
