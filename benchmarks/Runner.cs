using Benchmarks.Rounds;

namespace Benchmarks;

/// <summary>Runs the chosen benchmarks one after another and reports each. 0: all valid; 1: one was wrong; 2: one was void.</summary>
internal sealed class Runner(Alternation alternation, int messages, int hops, int submissions, int bases)
{
    public async Task<int> RunAsync(IEnumerable<string> chosen, CancellationToken cancellation)
    {
        var outcomes = new List<Outcome>();
        foreach (var name in chosen.Distinct())
        {
            var report = await RunOneAsync(name, cancellation);
            await report.WriteAsync(cancellation);
            report.Print(Console.Out);
            outcomes.Add(report.Outcome);
        }

        return outcomes.Contains(Outcome.Wrong) ? 1 : outcomes.Contains(Outcome.Void) ? 2 : 0;
    }

    private async Task<Report> RunOneAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return name switch
            {
                "submit" => await SubmitBenchmark.RunAsync(alternation, submissions, cancellation),
                "lists" => await ListsBenchmark.RunAsync(alternation, cancellation),
                "registry" => await RegistryBenchmark.RunAsync(alternation, bases, cancellation),
                "postings" => await PostingsBenchmark.RunAsync(alternation, cancellation),
                "assign" => await AssignBenchmark.RunAsync(alternation, cancellation),
                "score" => await ScoreBenchmark.RunAsync(alternation, cancellation),
                "relay" => await RelayBenchmark.RunAsync(alternation, messages, cancellation),
                _ => await HopBenchmark.RunAsync(alternation, hops, cancellation),
            };
        }
        catch (WrongRunException wrong)
        {
            return Report.Wrong(name, wrong.Message);
        }
    }
}
