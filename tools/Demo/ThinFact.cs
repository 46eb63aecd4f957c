using System.Diagnostics;
using System.Text.Json.Nodes;
using Demo.Client;
using Spectre.Console;

namespace Demo;

/// <summary>
/// One fact passes through all of the platform: a call is published, a base recognised under it is registered, and its fund
/// account opens. People act through the gateway with tokens of their own; each hand-over is an event over the broker.
/// </summary>
public sealed class ThinFact(Endpoints endpoints, IAnsiConsole console)
{
    private static readonly string[] Kinds = ["region", "university", "enterprise"];
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();

    /// <summary>All requests of the story, and all messages that follow from them, belong to this trace.</summary>
    public string TraceId => _trace.ToString();

    public async Task TellAsync(CancellationToken cancel)
    {
        console.MarkupLine("[bold]“双创”示范基地 · 一件事走到底  One fact, end to end[/]");
        using var officer = await LogInAsync("drc-officer", cancel);
        using var fundOfficer = await LogInAsync("fund-officer", cancel);

        var call = await PublishCallAsync(officer, cancel);
        var callId = (string)call["id"]!;
        var round = await officer.WaitForAsync("evaluation/rounds", row => (string)row["callId"]! == callId, cancel);
        Tell("评审轮次随通知开启", "Evaluation opened a round by message", (string)round["id"]!);

        var recognition = await RecogniseAsync(officer, callId, cancel);
        var recognitionId = (string)recognition["id"]!;
        var registered = await officer.WaitForAsync("registry/bases", row => (string)row["recognitionId"]! == recognitionId, cancel);
        Tell("示范基地入库", "Registry registered the base by message", (string)registered["number"]!);

        var baseId = (string)registered["id"]!;
        var account = await fundOfficer.WaitForAsync("funding/fund-accounts", row => (string)row["baseId"]! == baseId, cancel);
        Tell("资金账户开立", "Funding opened its fund account by message", (string)account["id"]!);
        Summarise(call, registered, account);
    }

    private async Task<PlatformApi> LogInAsync(string role, CancellationToken cancel)
    {
        var person = DemoPerson.InRole(role)[0];
        var api = await PlatformApi.LogInAsync(endpoints.Gateway, person, _trace, cancel);
        Tell($"{person.Name} 登录", $"{person.UserName} logged in (code with PKCE)", person.Id.ToString());
        return api;
    }

    private async Task<JsonNode> PublishCallAsync(PlatformApi officer, CancellationToken cancel)
    {
        var opens = TimeProvider.System.GetUtcNow();
        var draft = await officer.PostAsync("applications/calls", new
        {
            title = "2018年度市级“双创”示范基地评选",
            year = 2018,
            kinds = Kinds,
            opensAt = opens,
            closesAt = opens.AddDays(60),
        }, cancel);
        var call = await officer.PostAsync($"applications/calls/{draft["id"]}/publish", null, cancel, (long)draft["revision"]!);
        Tell("申报通知发布", "The call is published (R86)", (string)call["id"]!);
        return call;
    }

    private async Task<JsonNode> RecogniseAsync(PlatformApi officer, string callId, CancellationToken cancel)
    {
        var builder = DemoPerson.InRole("applicant")[0];
        var recognition = await officer.PostAsync("applications/recognitions", new
        {
            callId,
            kind = "enterprise",
            name = "样例长安众创空间“双创”示范基地",
            area = builder.Area,
            builder = new { name = "样例长安众创空间有限公司", creditCode = builder.Organisation },
            documentNumber = "样例〔2018〕1号",
        }, cancel);
        Tell("市政府同意,认定示范基地", "A base is recognised (R85, R90)", (string)recognition["id"]!);
        return recognition;
    }

    private void Tell(string chinese, string english, string what) =>
        console.MarkupLineInterpolated($"  [green]✓[/] {chinese} · {english} [grey]{what}[/]");

    private void Summarise(JsonNode call, JsonNode registered, JsonNode account)
    {
        console.Write(new Table().Border(TableBorder.Rounded)
            .AddColumns("什么 What", "哪里 Where", "结果 Result")
            .AddRow("通知 Call", "Applications", Markup.Escape($"{call["title"]} ({call["status"]})"))
            .AddRow("基地 Base", "Registry", Markup.Escape($"{registered["number"]} {registered["name"]} ({registered["title"]})"))
            .AddRow("账户 Account", "Funding", Markup.Escape($"{account["baseNumber"]} {account["openedAt"]}"))
            .AddRow("链路 Trace", "OTLP", _trace.ToString()));
    }
}
