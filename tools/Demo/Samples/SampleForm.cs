using System.Text.Json;
using System.Text.Json.Nodes;

namespace Demo.Samples;

/// <summary>Fills in forms as an organisation of the given quality would. All figures are samples.</summary>
public static class SampleForm
{
    private static readonly string[] Effects = ["none", "weak", "fair", "good", "excellent"];

    /// <summary>The body of an application, by the items that the call's criteria ask for.</summary>
    public static object Application(SampleOrganisation sample, string callId, IEnumerable<JsonNode> items)
    {
        var form = JsonSerializer.SerializeToNode(Form(sample, items))!;
        (form["callId"], form["kind"]) = (callId, sample.Kind);
        return form;
    }

    /// <summary>The form alone: what may change while it is a draft.</summary>
    public static object Form(SampleOrganisation sample, IEnumerable<JsonNode> items) => new
    {
        name = sample.BaseName,
        area = sample.Applicant.Area,
        applicantName = sample.Name,
        carrier = sample.Kind == "region" ? new { name = $"{sample.Name}样例产业园", creditCode = sample.Applicant.Organisation } : null,
        payee = new
        {
            name = sample.Name, creditCode = sample.Applicant.Organisation, accountNumber = sample.AccountNumber, bankCode = "102121000013",
        },
        partners = Array.Empty<object>(),
        answers = items.Select(item => Answer(sample, item)).ToArray(),
        targets = Targets(sample),
    };

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

    private static object Answer(SampleOrganisation sample, JsonNode item)
    {
        var code = (string)item["code"]!;
        if ((string?)item["input"] == "boolean")
        {
            var exists = Exists(sample.Quality, sample.Name, code);
            return new { itemCode = code, exists, statement = exists ? $"样例:{item["name"]}已实施,佐证材料见样例附件。" : null };
        }

        var (value, previous) = Figures(code, sample.Quality);
        return new { itemCode = code, value, previousValue = (bool)item["needsPreviousValue"]! ? previous : (decimal?)null };
    }

    private static (decimal Value, decimal Previous) Figures(string code, double quality) => code switch
    {
        "REG-5.1" => (Math.Round(0.6m + 2.2m * (decimal)quality, 2), 0.9m), // research intensity, %
        "REG-5.2" => (16m + Math.Round(2m * (decimal)quality, 1), 16m), // share of high technology, %, and last year's
        "REG-5.3" => (45m + Math.Round(25m * (decimal)quality), 50m), // share of projects, %
        "UNI-2.3" => (50m + Math.Round(20m * (decimal)quality), 60m), // researchers' share of transfer income, %
        _ => (quality > 0.6 ? 2m : 0m, 0m), // platforms
    };

    private static object[] Targets(SampleOrganisation sample) => sample.Kind switch
    {
        "region" => [Target("REG-T1", "高新技术及战略性新兴产业项目占比", 60m, "%"), Target("REG-T4", "规上高新技术产业增加值占工业比重", 25m, "%")],
        "university" => [Target("UNI-T1", "国家级、省级创新平台", 1m, "个"), Target("UNI-T2", "科技成果转化基地", 2m, "个")],
        _ => [Target("ENT-T1", "国家级、省级研发创新平台", 1m, "个"), Target("S-1", "样例:孵化小微企业", 20m, "家")],
    };

    private static object Target(string code, string name, decimal value, string unit) => new { code, name, value, unit, dueOn = "2020-12-31" };

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
