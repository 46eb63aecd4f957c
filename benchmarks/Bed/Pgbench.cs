using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Npgsql;

namespace Benchmarks.Bed;

/// <summary>Sends one statement again and again, with nothing between it and the database.</summary>
internal static class Pgbench
{
    /// <summary>Statements a second.</summary>
    public static async Task<double> RunAsync(string connectionString, string sql, int times, int inFlight, CancellationToken cancellation)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"{sql};\n", cancellation);
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var run = await Cli.Wrap("pgbench")
            .WithArguments(["-n", "-M", "extended", "-f", script, "-c", $"{inFlight}", "-j", "2", "-t", $"{times / inFlight}", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
            .WithEnvironmentVariables(environment => environment.Set("PGPASSWORD", server.Password))
            .ExecuteBufferedAsync(cancellation);
        File.Delete(script);
        var tps = run.StandardOutput.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
