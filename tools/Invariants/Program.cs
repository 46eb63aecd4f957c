using Invariants;
using Spectre.Console;

const int Shown = 5;
if (args is not [var file, .. var rest] || rest is not ([] or ["--summary", _]))
{
    await Console.Error.WriteLineAsync("Invariants ENDPOINTS [--summary FOLDER]: checks a running platform's databases; its endpoints.json names them.");
    return 2;
}

if (!File.Exists(file))
{
    await Console.Error.WriteLineAsync($"{file} is missing: start the platform with ./platform up or ./platform demo.");
    return 2;
}

try
{
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
    var databases = PlatformDatabases.Of(file);
    var verdicts = await Checker.SettleAndCheckAsync(databases, TimeSpan.FromSeconds(60), limit.Token);
    foreach (var broken in verdicts.Where(verdict => !verdict.Holds))
    {
        AnsiConsole.MarkupLineInterpolated($"[red]✗ {broken.Name}[/] ({broken.Violations.Count})");
        foreach (var violation in broken.Violations.Take(Shown))
        {
            AnsiConsole.MarkupLineInterpolated($"    {violation}");
        }
    }

    if (rest is ["--summary", var folder])
    {
        AnsiConsole.Write(SummaryTable.Of(await Summary.WriteAsync(databases, verdicts, folder, limit.Token)));
    }

    AnsiConsole.MarkupLineInterpolated($"不变量 Invariants: {verdicts.Count(v => v.Holds)} of {verdicts.Count} hold.");
    return verdicts.All(verdict => verdict.Holds) ? 0 : 1;
}
catch (Exception failure) when (failure is IOException or Npgsql.NpgsqlException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync($"The invariants could not be checked: {failure.Message}");
    return 2;
}
