using System.Text.Json;
using System.Text.Json.Nodes;

namespace Demo.Samples;

/// <summary>Fills in forms as an organisation of the given quality would. All figures are samples.</summary>
public static class SampleForm
{
    private static readonly string[] Effects = ["none", "weak", "fair", "good", "excellent"];

    /// <summary>What a draft begins with.</summary>
    public static object Beginning(SampleOrganisation sample) =>
        new { name = sample.BaseName, area = sample.Applicant.Area, applicantName = sample.Name };

    /// <summary>The whole form, by the schema that the call publishes and the items that its criteria ask for.</summary>
    public static JsonObject Form(SampleOrganisation sample, IEnumerable<JsonNode> items, JsonNode schema)
    {
        var form = JsonSerializer.SerializeToNode(new
        {
            name = sample.BaseName,
            area = sample.Applicant.Area,
            applicantName = sample.Name,
            payee = new
            {
                name = sample.Name, creditCode = sample.Applicant.Organisation, accountNumber = sample.AccountNumber, bankCode = "102121000013",
            },
            goals = "样例:建成特色突出的示范基地。",
            narrative = Texts(schema, "narrative"),
            tasks = MembersOf(schema, "tasks").ToDictionary(code => code, _ => new { owner = $"{sample.Name}样例推进办", dueOn = "2020-06-30" }),
            answers = items.ToDictionary(item => (string)item["code"]!, item => Answer(sample, item)),
            ownFunding = new Dictionary<string, object> { ["2018"] = Yuan(3_000_000), ["2019"] = Yuan(2_000_000) },
            milestones = new[] { new { on = "2018-12-31", name = "样例:平台建成" }, new { on = "2020-06-30", name = "样例:任务完成" } },
            targets = Targets(sample),
        })!.AsObject();
        if (sample.Kind == "region")
        {
            form["carrier"] = new JsonObject { ["name"] = $"{sample.Name}样例产业园", ["creditCode"] = sample.Applicant.Organisation };
            form["resources"] = JsonSerializer.SerializeToNode(Texts(schema, "resources"));
        }

        return form;
    }

    private static IEnumerable<string> MembersOf(JsonNode schema, string section) =>
        schema["properties"]![section]!["properties"]!.AsObject().Select(member => member.Key);

    private static Dictionary<string, string> Texts(JsonNode schema, string section) =>
        MembersOf(schema, section).ToDictionary(name => name, name => $"样例:{schema["properties"]![section]!["properties"]![name]!["title"]}");

    private static object Yuan(long yuan) => new { value = $"{yuan}.00", currency = "CNY" };

    /// <summary>One expert's lines over the yes/no items.</summary>
    public static object[] Lines(double quality, string about, string reviewer, IEnumerable<JsonNode> items) =>
    [
        .. from item in items
           where (string?)item["input"] == "boolean"
           let code = (string)item["code"]!
           let exists = Exists(quality, about, code)
           select (object)new { itemCode = code, exists, effect = exists ? Effect(quality, about, code, reviewer) : "none" },
    ];

    /// <summary>A third party's lines: an outstanding base has done it all and well, a poor one half of it and weakly.</summary>
    public static object[] Lines(Performance performance, string about, IEnumerable<JsonNode> items) =>
    [
        .. from item in items
           where (string?)item["input"] == "boolean"
           let code = (string)item["code"]!
           let exists = performance is not Performance.Poor || Chance.Of(about, code) < 0.5
           select (object)new { itemCode = code, exists, effect = exists ? EffectOf(performance) : "none" },
    ];

    /// <summary>What the base reached of its first and second target.</summary>
    public static decimal Reached(Performance performance, int position, decimal target) =>
        performance is Performance.Outstanding || (performance is not Performance.Poor && position == 0) ? target + 1 : Math.Floor(target / 2);

    private static JsonObject Answer(SampleOrganisation sample, JsonNode item)
    {
        var code = (string)item["code"]!;
        if ((string?)item["input"] == "boolean")
        {
            return Exists(sample.Quality, sample.Name, code)
                ? new() { ["exists"] = true, ["effect"] = "good", ["statement"] = $"样例:{item["name"]}已实施,佐证材料见样例附件。" }
                : new() { ["exists"] = false };
        }

        var (value, previous) = Figures(code, sample.Quality);
        var answer = new JsonObject { ["value"] = value, ["year"] = 2017, ["source"] = "样例:本单位统计" };
        if ((bool)item["needsPreviousValue"]!)
        {
            answer["previousValue"] = previous;
        }

        if ((string?)item["unit"] is { } unit)
        {
            answer["unit"] = unit;
        }

        return answer;
    }

    private static (decimal Value, decimal Previous) Figures(string code, double quality) => code switch
    {
        "REG-5.1" => (Math.Round(0.6m + 2.2m * (decimal)quality, 2), 0.9m), // research intensity, %
        "REG-5.2" => (16m + Math.Round(2m * (decimal)quality, 1), 16m), // share of high technology, %, and last year's
        "REG-5.3" => (45m + Math.Round(25m * (decimal)quality), 50m), // share of projects, %
        "UNI-2.3" => (50m + Math.Round(20m * (decimal)quality), 60m), // researchers' share of transfer income, %
        _ => (quality > 0.6 ? 2m : 0m, 0m), // platforms
    };

    private static Dictionary<string, object> Targets(SampleOrganisation sample) => sample.Kind switch
    {
        "region" => new() { ["REG-T1"] = Target("高新技术及战略性新兴产业项目占比", 60m, "%"), ["REG-T4"] = Target("规上高新技术产业增加值占工业比重", 25m, "%") },
        "university" => new() { ["UNI-T1"] = Target("国家级、省级创新平台", 1m, "个"), ["UNI-T2"] = Target("科技成果转化基地", 2m, "个") },
        _ => new() { ["ENT-T1"] = Target("国家级、省级研发创新平台", 1m, "个"), ["S-1"] = Target("样例:孵化小微企业", 20m, "家") },
    };

    private static object Target(string name, decimal value, string unit) => new { name, value, unit, dueOn = "2020-12-31" };

    private static bool Exists(double quality, string about, string code) => Chance.Of(about, code) < quality + 0.02;

    private static string Effect(double quality, string about, string code, string reviewer) =>
        Effects[Math.Clamp((int)(quality * 5 - 0.6 + Chance.Of(about, code, reviewer) * 1.2), 0, 4)];

    private static string EffectOf(Performance performance) => performance switch
    {
        Performance.Outstanding => "excellent",
        Performance.Good => "good",
        Performance.Qualified => "fair",
        _ => "weak",
    };
}
