using Demo;
using Spectre.Console;
using Testing;

namespace Platform.Tests;

public sealed class ThinFactTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private static readonly string[] Travelled = ["applications", "evaluation", "funding", "gateway", "registry"];

    [Fact]
    public async Task One_fact_passes_through_every_service_in_one_trace_with_its_logs()
    {
        await using var written = new StringWriter();
        var story = new ThinFact(platform.Endpoints, AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(written) }));

        await story.TellAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(
            () => Task.FromResult(Travelled.All(service => platform.Telemetry.Spans.Any(s => s.TraceId == story.TraceId && s.Service == service))),
            "spans of all services in the story's trace",
            () => Task.FromResult(string.Join(", ", platform.Telemetry.Spans.Where(s => s.TraceId == story.TraceId).Select(s => s.Service).Distinct())));
        await EveryHandOverHasItsParentAsync(story.TraceId);
        await LogOfAsync(story.TraceId, "applications", "call-published");
        await LogOfAsync(story.TraceId, "evaluation", "round-opened");
        await LogOfAsync(story.TraceId, "registry", "base-registered");
        await LogOfAsync(story.TraceId, "funding", "fund-account-opened");
    }

    /// <summary>The events' spans form one tree: the consumer's follows the relay's, which follows the request's.</summary>
    private Task EveryHandOverHasItsParentAsync(string traceId) => Eventually.TrueAsync(
        () =>
        {
            var spans = platform.Telemetry.Spans.Where(s => s.TraceId == traceId).ToDictionary(s => s.SpanId);
            return Task.FromResult(spans.Values.Where(s => s.Name.StartsWith("relay ", StringComparison.Ordinal)).ToList() is { Count: >= 4 } relayed
                && relayed.All(relay => spans.ContainsKey(relay.ParentId)));
        },
        "every relayed event hangs on the request or message that caused it");

    private Task LogOfAsync(string traceId, string service, string action) => Eventually.TrueAsync(
        () => Task.FromResult(platform.Telemetry.Logs.Any(l =>
            l.TraceId == traceId && l.Service == service && l.Body.Contains(action, StringComparison.Ordinal))),
        $"{service} logs {action} in the trace");
}
