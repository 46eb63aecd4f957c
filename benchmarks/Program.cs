using System.CommandLine;
using Benchmarks;
using Benchmarks.Rounds;

var rounds = new Option<int>("--rounds") { Description = "Measured pairs of rounds, after one that is dropped.", DefaultValueFactory = _ => 7 };
var messages = new Option<int>("--messages") { Description = "Messages a round.", DefaultValueFactory = _ => 20_000 };
var hops = new Option<int>("--hops") { Description = "Hops a round.", DefaultValueFactory = _ => 8_000 };
var submissions = new Option<int>("--submissions") { Description = "Submissions a round.", DefaultValueFactory = _ => 240 };
var bases = new Option<int>("--bases") { Description = "Bases in the registry, each with 20 rows of history.", DefaultValueFactory = _ => 100_000 };
var names = new Argument<string[]>("benchmarks") { Description = "relay, hop, submit, lists, registry, postings, score, assign; none: all.", Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong("relay", "hop", "submit", "lists", "registry", "postings", "score", "assign");
foreach (var option in new[] { rounds, messages, hops, submissions, bases })
{
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 5 or > 1_000_000)
        {
            result.AddError($"{option.Name} is at least 5 and at most 1,000,000.");
        }
    });
}

var root = new RootCommand("Measures the platform beside its baselines.") { names, rounds, messages, hops, submissions, bases };
root.SetAction((parsed, cancellation) =>
{
    var chosen = parsed.GetValue(names) is { Length: > 0 } some ? some : ["relay", "hop", "submit", "lists", "registry", "postings", "score", "assign"];
    var runner = new Runner(new Alternation(parsed.GetValue(rounds)), parsed.GetValue(messages), parsed.GetValue(hops), parsed.GetValue(submissions), parsed.GetValue(bases));
    return runner.RunAsync(chosen, cancellation);
});
return await root.Parse(args).InvokeAsync();
