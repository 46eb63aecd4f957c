using System.Text.Json;
using System.Text.Json.Nodes;
using Applications.Forms;
using Contracts;

namespace Applications.Tests;

/// <summary>A whole form of each kind, over the tests' own criteria, as an applicant sends it.</summary>
internal static class AForm
{
    public static JsonObject Of(string kind = "enterprise", string? name = null)
    {
        var baseKind = Enum.Parse<BaseKind>(kind, ignoreCase: true);
        var form = JsonSerializer.SerializeToNode(new
        {
            name = name ?? $"样例基地{Guid.CreateVersion7():N}",
            area = Flow.Area,
            applicantName = "样例长安众创空间有限公司",
            payee = new { name = "样例财务公司", creditCode = Given.GoodCreditCode, accountNumber = "6222000000000001", bankCode = "102121000013" },
            partners = new[] { new { name = "样例研究院", creditCode = Given.GoodCreditCode } },
            goals = "建成特色突出的示范基地。",
            narrative = Texts(PolicyText.Narrative(baseKind)),
            tasks = PolicyText.Tasks(baseKind).ToDictionary(t => t.Code, _ => new { owner = "样例运营部", dueOn = "2019-12-31", measures = "分步实施" }),
            answers = Answers,
            ownFunding = new Dictionary<string, object> { ["2018"] = Yuan("1500000.00"), ["2019"] = Yuan("2000000.50") },
            milestones = new[] { new { on = "2018-12-31", name = "平台建成" }, new { on = "2019-12-31", name = "全面运营" } },
            targets = new Dictionary<string, object> { ["T1"] = new { name = "创新平台", value = 5m, unit = "个", dueOn = "2020-12-31" } },
        })!.AsObject();
        if (baseKind is BaseKind.Region)
        {
            form["carrier"] = new JsonObject { ["name"] = "样例高新园区", ["creditCode"] = Given.GoodCreditCode };
            form["resources"] = JsonSerializer.SerializeToNode(Texts(PolicyText.Resources()));
        }

        return form;
    }

    private static readonly Dictionary<string, object> Answers = new()
    {
        ["X-1.1"] = new { exists = true, effect = "good", statement = "已建成,见附件1" },
        ["X-1.2"] = new { exists = false },
        ["X-2.1"] = new { value = 12.5m, previousValue = 11.25m, year = 2017, unit = "%", source = "统计公报" },
        ["X-2.2"] = new { value = 3m, year = 2017, unit = "个", source = "本单位统计" },
    };

    private static object Yuan(string value) => new { value, currency = "CNY" };

    private static Dictionary<string, string> Texts(JsonObject schema) =>
        schema["properties"]!.AsObject().ToDictionary(member => member.Key, member => $"样例:{member.Key}");
}
