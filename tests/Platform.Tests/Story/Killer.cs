using System.Diagnostics;
using System.Text.Json.Nodes;
using Invariants;
using Testing;

namespace Platform.Tests.Story;

/// <summary>Kills each service once, as by <c>kill -9</c>, at moments that a seed decides; the host starts it again.</summary>
internal sealed class Killer(string endpointsFile, int seed)
{
    private const int LongestPauseSeconds = 8;
    private readonly Random _random = new(seed);

    public List<string> Killed { get; } = [];

    public async Task KillEachOnceAsync(CancellationToken cancel)
    {
        TestContext.Current.SendDiagnosticMessage($"kill plan, seed {seed}");
        var order = PlatformDatabases.Services.ToArray();
        _random.Shuffle(order);
        foreach (var service in order)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + _random.NextDouble() * LongestPauseSeconds), TimeProvider.System, cancel);
            var pid = Pid(service);
            using (var process = Process.GetProcessById(pid))
            {
                process.Kill();
            }

            Killed.Add(service);
            await Eventually.TrueAsync(() => Task.FromResult(Pid(service) != pid), $"{service} is started again");
        }
    }

    private int Pid(string service) => (int?)JsonNode.Parse(File.ReadAllText(endpointsFile))!["pids"]![service] ?? 0;
}
