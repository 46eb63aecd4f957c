using System.Text.Json.Nodes;
using Applications.Requests;
using Contracts;
using Contracts.Evaluation;
using static Applications.Forms.Schemas;

namespace Applications.Forms;

/// <summary>What the answer to one annex item holds (R109–R172): a measure and its effect, or an indicator.</summary>
internal static class ItemSchema
{
    private const int MaxEvidence = 50;
    private static readonly string[] Effects = ["none", "weak", "fair", "good", "excellent"];

    public static JsonObject Of(CriteriaItem item, int firstYear, int lastYear) =>
        item.Input is ItemInput.Boolean ? Measure(item) : Indicator(item, firstYear, lastYear);

    /// <summary>Who has the measure says what was done and how far it works; what does not exist has no effect.</summary>
    private static JsonObject Measure(CriteriaItem item)
    {
        var schema = Schemas.Object(
            $"{item.Code} {item.Name}", item.Code,
            new("exists", YesNo("有无", "Whether it exists")),
            new("effect", Effect(Effects), IsRequired: false),
            new("statement", Text("情况说明", "Statement", Words.MaxStatement), IsRequired: false),
            new("evidence", Evidence(), IsRequired: false));
        schema["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["exists"] = new JsonObject { ["const"] = true } },
            ["required"] = Names(["exists"]),
        };
        schema["then"] = new JsonObject { ["required"] = Names(["effect", "statement"]) };
        schema["else"] = new JsonObject { ["properties"] = new JsonObject { ["effect"] = Effect(Effects[..1]) } };
        return schema;
    }

    private static JsonObject Indicator(CriteriaItem item, int firstYear, int lastYear)
    {
        var isWhole = item.Input is ItemInput.Integer;
        List<Member> members =
        [
            new("value", Figure("数值", "Figure", isWhole)),
            new("year", new JsonObject
            {
                ["title"] = "年度", ["x-title-en"] = "Year", ["type"] = "integer", ["minimum"] = firstYear, ["maximum"] = lastYear,
            }),
            new("source", Text("数据来源", "Source", Words.MaxName)),
            new("statement", Text("情况说明", "Statement", Words.MaxStatement), IsRequired: false),
            new("evidence", Evidence(), IsRequired: false),
        ];
        if (item.NeedsPreviousValue)
        {
            members.Add(new("previousValue", Figure("上年数值", "Figure of the year before", isWhole)));
        }

        if (item.Unit is not null)
        {
            members.Add(new("unit", new JsonObject { ["title"] = "单位", ["x-title-en"] = "Unit", ["const"] = item.Unit }));
        }

        return Schemas.Object($"{item.Code} {item.Name}", item.Code, [.. members]);
    }

    private static JsonObject Effect(string[] allowed) =>
        new() { ["title"] = "实施效果", ["x-title-en"] = "Effect", ["enum"] = Names(allowed) };

    private static JsonObject Evidence()
    {
        var list = List(
            "佐证材料", "Evidence",
            Pattern("材料编号", "Id of a material", "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"), 0, MaxEvidence);
        list["uniqueItems"] = true;
        return list;
    }
}
