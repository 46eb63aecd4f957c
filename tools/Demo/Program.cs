using System.Diagnostics;
using Demo;
using Demo.Client;
using Demo.Story;
using Spectre.Console;

if (args is not [var file, var artifacts])
{
    await Console.Error.WriteLineAsync("Demo needs the running platform's endpoints.json and a folder for what it brings back (see ./platform demo).");
    return 2;
}

if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 160; // a log has no window to fit into
}

try
{
    var endpoints = Endpoints.Read(file);
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
    using var platform = new GatewayPlatform(endpoints.Gateway);
    var clock = Stopwatch.StartNew();
    await new Programme(platform, AnsiConsole.Console, artifacts).TellAsync(limit.Token);
    await File.WriteAllTextAsync(Path.Combine(artifacts, "elapsed-seconds"), clock.Elapsed.TotalSeconds.ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
    AnsiConsole.MarkupLineInterpolated($"[green]演示完成 Done in {clock.Elapsed.TotalSeconds:F1} s[/], {platform.People} 人与系统登录 people and systems logged in.");
    return 0;
}
catch (Exception failure) when (failure is DemoFailedException or HttpRequestException or OperationCanceledException or IOException or LoginRefusedException)
{
    AnsiConsole.MarkupLineInterpolated($"[red]演示失败 The demo failed:[/] {failure.Message}");
    return 1;
}
