using System.Diagnostics;
using Demo;
using Spectre.Console;

if (args is not [var file])
{
    await Console.Error.WriteLineAsync("Demo needs one argument: the running platform's endpoints.json (see ./platform demo).");
    return 2;
}

try
{
    var endpoints = Endpoints.Read(file);
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
    var clock = Stopwatch.StartNew();
    await new ThinFact(endpoints, AnsiConsole.Console).TellAsync(limit.Token);
    AnsiConsole.MarkupLineInterpolated($"[green]演示完成 Done in {clock.Elapsed.TotalSeconds:F1} s.[/] API: [link]{endpoints.Docs}[/]");
    return 0;
}
catch (Exception failure) when (failure is DemoFailedException or HttpRequestException or OperationCanceledException or IOException)
{
    AnsiConsole.MarkupLineInterpolated($"[red]演示失败 The demo failed:[/] {failure.Message}");
    return 1;
}
