using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Applications.Criteria;
using Applications.Forms;
using Contracts;

namespace Applications.Tests;

/// <summary>The published schemas are schemas for everybody: an independent validator finds the same faults at the same places.</summary>
public sealed class AjvTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What a value is replaced by; null removes it.</summary>
    private static readonly Func<JsonNode?>[] Replacements =
    [
        () => null, () => "", () => " \u3000", () => "某", () => new string('长', 4001), () => "130102\n", () => "2019-02-29", () => "2020-02-29", () => "1.5",
        () => "91130102MADEM00118", () => 0, () => -1, () => 2.0, () => 1.5, () => 1e12, () => 2101, () => true, () => new JsonArray(),
        () => new JsonObject(), () => new JsonObject { ["未知"] = 1 }, () => new JsonArray("good", "good"), () => "excellent", () => "CNY", () => "12.50",
    ];

    [Fact]
    public async Task An_independent_validator_agrees_on_thousands_of_forms()
    {
        Assert.SkipWhen(await RunAsync("node", "--version") is not 0 || await RunAsync("npm", "--version") is not 0, "node and npm are not installed here.");
        var schemas = new JsonObject();
        var forms = new Dictionary<string, Form>();
        List<(string Kind, JsonNode? Instance)> cases = [];
        foreach (var kind in Enum.GetValues<BaseKind>())
        {
            var schema = FormDefinition.Of(new CriteriaVersion(GivenCriteria.AVersion(kind)), "1301");
            var name = kind.ToString();
            (schemas[name], forms[name]) = (schema, new Form(JsonSerializer.SerializeToElement(schema)));
            cases.AddRange(Variants(AForm.Of(name, "样例基地")).Select(instance => (name, instance)));
        }

        var verdicts = await AskAjvAsync(schemas, cases);

        Assert.Equal(cases.Count, verdicts.Length);
        Assert.True(verdicts.Count(v => v.Length > 0) > 2_000 && verdicts.Count(v => v.Length == 0) > 100, $"{verdicts.Count(v => v.Length == 0)} of {cases.Count} are valid");
        for (var i = 0; i < cases.Count; i++)
        {
            var mine = forms[cases[i].Kind].ProblemsOf(JsonSerializer.SerializeToElement(cases[i].Instance)).Select(p => p.Pointer).Distinct();
            Assert.True(
                mine.Order(StringComparer.Ordinal).SequenceEqual(verdicts[i].Order(StringComparer.Ordinal)),
                $"{cases[i].Kind} {cases[i].Instance?.ToJsonString()}\nhere: {string.Join(' ', mine)}\najv: {string.Join(' ', verdicts[i])}");
        }
    }

    /// <summary>The whole form, and every value in it replaced by everything; tasks are alike, so one of them stands for all.</summary>
    private static IEnumerable<JsonNode?> Variants(JsonObject form)
    {
        yield return form;
        foreach (var path in Paths(form, []).Where(p => p is not ["tasks", not ("REG-K1.1" or "UNI-K1.1" or "ENT-K1.1"), ..]).ToList())
        {
            foreach (var replacement in Replacements)
            {
                var copy = form.DeepClone();
                var parent = path[..^1].Aggregate((JsonNode)copy, (node, step) => node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!);
                switch (parent, replacement())
                {
                    case (JsonArray list, null):
                        list.RemoveAt(int.Parse(path[^1], null));
                        break;
                    case (JsonArray list, var value):
                        list[int.Parse(path[^1], null)] = value;
                        break;
                    case (JsonObject owner, null):
                        owner.Remove(path[^1]);
                        break;
                    case (JsonObject owner, var value):
                        owner[path[^1]] = value;
                        break;
                }

                yield return copy;
            }
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] at)
    {
        var children = node switch
        {
            JsonObject members => members.Select(m => (m.Key, m.Value)),
            JsonArray items => items.Select((item, i) => (i.ToString(null, null), item)),
            _ => [],
        };
        return children.SelectMany(child => Paths(child.Item2, [.. at, child.Item1]).Prepend([.. at, child.Item1]));
    }

    private static async Task<string[][]> AskAjvAsync(JsonObject schemas, IEnumerable<(string Kind, JsonNode? Instance)> cases)
    {
        var folder = Path.Combine(Folder(), "ajv");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv-formats")))
        {
            Assert.Equal(0, await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder));
        }

        var exchange = Directory.CreateTempSubdirectory("ajv-");
        var (question, answer) = (Path.Combine(exchange.FullName, "in.json"), Path.Combine(exchange.FullName, "out.json"));
        var document = new JsonObject
        {
            ["schemas"] = schemas,
            ["cases"] = new JsonArray([.. cases.Select(c => new JsonObject { ["schema"] = c.Kind, ["instance"] = c.Instance })]),
        };
        await File.WriteAllTextAsync(question, document.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Equal(0, await RunAsync("node", Path.Combine(folder, "validate.mjs"), question, answer));
        var verdicts = JsonSerializer.Deserialize<string[][]>(await File.ReadAllBytesAsync(answer, TestContext.Current.CancellationToken))!;
        exchange.Delete(recursive: true);
        return verdicts;
    }

    /// <summary>Of these tests' sources, where the lock file lies.</summary>
    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    /// <summary>Its exit code; null where there is no such program.</summary>
    private static async Task<int?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
