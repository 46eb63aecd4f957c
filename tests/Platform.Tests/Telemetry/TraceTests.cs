using System.Diagnostics;
using System.Text.Json.Nodes;
using Demo.Client;
using Testing;

namespace Platform.Tests.Telemetry;

/// <summary>One fact passes through all of the platform: criteria and call are published, a base recognised under it is registered, and its fund account opens.</summary>
public sealed class TraceTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private static readonly string[] Travelled = ["applications", "evaluation", "funding", "gateway", "registry"];

    [Fact]
    public async Task One_fact_passes_through_every_service_in_one_trace_with_its_logs()
    {
        var trace = ActivityTraceId.CreateRandom();
        await CarryOneFactAsync(trace);

        await Eventually.TrueAsync(
            () => Task.FromResult(Travelled.All(service => platform.Telemetry.Spans.Any(s => s.TraceId == trace.ToString() && s.Service == service))),
            "spans of all services in the story's trace",
            () => Task.FromResult(string.Join(", ", platform.Telemetry.Spans.Where(s => s.TraceId == trace.ToString()).Select(s => s.Service).Distinct())));
        await EveryHandOverHasItsParentAsync(trace.ToString());
        await LogOfAsync(trace.ToString(), "applications", "call-published");
        await LogOfAsync(trace.ToString(), "evaluation", "round-opened");
        await LogOfAsync(trace.ToString(), "registry", "base-registered");
        await LogOfAsync(trace.ToString(), "funding", "fund-account-opened");
    }

    private async Task CarryOneFactAsync(ActivityTraceId trace)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var gateway = new GatewayPlatform(platform.Endpoints.Gateway, trace);
        var officer = await gateway.AsAsync(DemoPerson.Named("drc1"), cancel);
        var criteria = await officer.PostAsync("evaluation/criteria-versions", new { kind = "enterprise" }, cancel);
        await officer.StepAsync("evaluation/criteria-versions", criteria, "publish", null, cancel);
        await officer.WaitForAsync("applications/criteria-versions", row => Is(row["id"], criteria["id"]), cancel);

        var call = await officer.PostAsync("applications/calls", new
        {
            title = "2018年度评选", year = 2018, kinds = new[] { "enterprise" }, opensAt = "2030-03-01T00:00:00+08:00", closesAt = "2030-05-01T00:00:00+08:00",
        }, cancel);
        await officer.StepAsync("applications/calls", call, "publish", null, cancel);
        await officer.WaitForAsync("evaluation/rounds", row => Is(row["callId"], call["id"]), cancel);

        var builder = DemoPerson.Named("applicant1");
        var recognition = await officer.PostAsync("applications/recognitions", new
        {
            callId = call["id"],
            kind = "enterprise",
            name = "样例基地",
            area = builder.Area,
            builder = new { name = builder.OrganisationName, creditCode = builder.Organisation },
            documentNumber = "样例〔2018〕1号",
        }, cancel);
        var registered = await officer.WaitForAsync("registry/bases", row => Is(row["recognitionId"], recognition["id"]), cancel);
        var fundOfficer = await gateway.AsAsync(DemoPerson.Named("fund1"), cancel);
        await fundOfficer.WaitForAsync("funding/fund-accounts", row => Is(row["baseId"], registered["id"]), cancel);
    }

    private static bool Is(JsonNode? one, JsonNode? other) => (string?)one == (string?)other;

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
