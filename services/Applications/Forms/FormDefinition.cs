using System.Text.Json.Nodes;
using Applications.Criteria;
using Applications.Requests;
using Contracts;
using ServiceDefaults.Requests;
using static Applications.Forms.Schemas;

namespace Applications.Forms;

/// <summary>The one definition of a kind's form, by a version of its criteria: what is published is what is checked (R17, R87).</summary>
internal static class FormDefinition
{
    private const int FirstYear = 2015;
    private const int LastYear = 2100;

    /// <param name="cityCode">First four digits of the division codes of the programme's city (R21).</param>
    public static JsonObject Of(CriteriaVersion criteria, string cityCode)
    {
        var kind = criteria.Kind;
        var form = Schemas.Object($"申报表:{criteria.Title}", $"Application form, {kind}", [.. Parties(kind, cityCode), .. Content(kind), .. Promises(kind), Answers(criteria)]);
        form.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        form.Insert(1, "$id", $"urn:uuid:{criteria.Id}");
        return form;
    }

    private static IEnumerable<Member> Parties(BaseKind kind, string cityCode) =>
    [
        new("name", Text("基地名称", "Name of the base", Words.MaxName)),
        new("area", Pattern(
            "所在区划代码", "Area", kind is BaseKind.University ? $"^({cityCode}[0-9]{{2}}|P[0-9]{{5}})$" : AreaCode.Pattern)),
        new("applicantName", Text("申报单位名称", "Name of the applicant", Words.MaxName)),
        new("carrier", Party("载体", "Carrier"), IsRequired: kind is BaseKind.Region),
        new("payee", Schemas.Object(
            "收款单位", "Payee",
            new("name", Text("收款单位名称", "Name of the payee", Words.MaxName)), new("creditCode", CreditCode()),
            new("accountNumber", Pattern("银行账号", "Account number", "^[0-9]{8,32}$")),
            new("bankCode", Pattern("联行号", "Bank code", "^[0-9]{12}$")))),
        new("partners", List("参与单位", "Partners", Party("参与单位", "Partner"), 0, 20), IsRequired: false),
    ];

    private static IEnumerable<Member> Content(BaseKind kind)
    {
        yield return new("goals", Text("建设目标", "Goals", Words.MaxStatement));
        yield return new("narrative", PolicyText.Narrative(kind));
        yield return new(
            "industries", List("支撑产业", "Industries of the city's plan", Pattern("产业代码", "Industry code", "^[a-z0-9]+(-[a-z0-9]+)*$"), 0, 8), IsRequired: false);
        if (kind is BaseKind.Region)
        {
            yield return new("resources", PolicyText.Resources());
        }
    }

    private static IEnumerable<Member> Promises(BaseKind kind)
    {
        var task = () => new Member[]
        {
            new("owner", Text("责任单位", "Who answers for it", Words.MaxName)), new("dueOn", Date("完成时限", "Due date")),
            new("measures", Text("主要举措", "Measures", Words.MaxStatement), IsRequired: false),
        };
        yield return new("tasks", Schemas.Object(
            "重点任务", "Tasks", [.. PolicyText.Tasks(kind).Select(t => new Member(t.Code, Schemas.Object(t.Chinese, t.English, task())))]));
        yield return new("ownFunding", Map("自筹资金投入", "Own funding by year", "^20[0-9]{2}$", Amount(), 1, 10));
        yield return new("milestones", List(
            "进度安排", "Milestones",
            Schemas.Object("进度节点", "Milestone", new("on", Date("时间", "Date")), new("name", Text("内容", "What is reached", Words.MaxName))), 1, 50));
        yield return new("targets", Map(
            "目标指标", "Targets", "^[A-Za-z0-9][A-Za-z0-9.-]{0,49}$",
            Schemas.Object(
                "目标", "Target", new("name", Text("指标名称", "Name of the target", Words.MaxName)), new("value", Figure("目标值", "Value to reach")),
                new("unit", Text("单位", "Unit", 20)), new("dueOn", Date("完成时限", "Due date")),
                new("lessIsBetter", YesNo("越低越好", "Less is better"), IsRequired: false)),
            1, 50));
    }

    private static JsonObject Amount() => Schemas.Object(
        "金额", "Amount", new("value", Pattern("金额(元)", "Amount in yuan", "^(0|[1-9][0-9]{0,11})[.][0-9]{2}$")),
        new("currency", new JsonObject { ["title"] = "币种", ["x-title-en"] = "Currency", ["const"] = "CNY" }));

    private static Member Answers(CriteriaVersion criteria) => new("answers", Schemas.Object(
        "自评", "Answers to the criteria", [.. criteria.Items.Select(item => new Member(item.Code, ItemSchema.Of(item, FirstYear, LastYear)))]));
}
