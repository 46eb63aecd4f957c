using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Rules and departments check who may go to the experts; the commission decides (R85, R88).</summary>
internal static class Eligibility
{
    private static readonly string[] Departments = ["credit", "tax", "safety", "statistics"];

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("资格审查", "Eligibility");
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(61));
        var officer = await stage.As("drc2");
        var candidates = SampleOrganisation.All.Where(s => s.Course is not (Course.WithdrawsAfterSubmission or Course.NotRecommended)).ToList();
        await stage.EachAsync(candidates, sample => programme.StepAsync(officer, sample, "eligibility-check", null, stage.Cancel));
        var doubted = candidates.First(s => s is { Kind: "enterprise", Course: Course.Straight });
        await stage.EachAsync(Departments, department => AnswerAsync(stage, programme, department, doubted));
        await OverrideAsync(stage, programme, officer, doubted);
        await stage.EachAsync(candidates, async sample =>
        {
            var looks = Looks(programme.Applications[sample]);
            if (sample.Course is Course.SupplementsOnce)
            {
                await programme.StepAsync(officer, sample, "request-supplement",
                    new { reason = "样例:请补充材料", points = new[] { new { name = "营业执照", text = "样例:复印件" } } }, stage.Cancel);
                await programme.StepAsync(await stage.As(sample.Applicant), sample, "supplement",
                    new { statement = "样例:已补充", points = new[] { new { name = "营业执照", text = "样例:见附件" } } }, stage.Cancel);
            }

            await (sample.Course is Course.Ineligible
                ? programme.StepAsync(officer, sample, "ineligible",
                    new { reason = "样例:不在申报范围", rules = new[] { new { rule = "place-in-city", text = "样例:主体不在本市" } } }, stage.Cancel)
                : programme.StepAsync(officer, sample, "eligible", new { opinion = "样例:符合申报条件", looks }, stage.Cancel));
        });
        stage.Tell("符合条件", "Eligible", candidates.Count(s => s.Course is not Course.Ineligible));
        stage.Tell("不符合条件", "Ineligible", candidates.Count(s => s.Course is Course.Ineligible));
    }

    /// <summary>A department's system reads its open questions and answers them all at once.</summary>
    private static async Task AnswerAsync(Stage stage, Programme programme, string department, SampleOrganisation doubted)
    {
        var system = await stage.AsSystem($"dept-{department}");
        var open = (await system.AllAsync($"applications/department-checks?status=open&callId={programme.Call["id"]}", stage.Cancel)).ToList();
        var doubtedId = (string)programme.Applications[doubted]["id"]!;
        var items = open.Select(check => new
        {
            checkId = (string)check["id"]!,
            answer = department == "credit" && (string)check["applicationId"]! == doubtedId
                ? (object)new { answer = "objection", reason = "样例:有一条已修复的失信记录", evidence = "样例:信用报告" }
                : new { answer = "clear", evidence = "样例:系统比对" },
        }).ToArray();
        var answered = await system.PostAsync("applications/department-checks/answers", new { items }, stage.Cancel);
        stage.Tell($"部门联审:{department}", "A department's system answers its checks", answered["items"]!.AsArray().Count(item => (bool)item!["done"]!));
    }

    private static async Task OverrideAsync(Stage stage, Programme programme, PlatformApi officer, SampleOrganisation doubted)
    {
        var id = (string)programme.Applications[doubted]["id"]!;
        var objection = (await officer.AllAsync($"applications/department-checks?applicationId={id}&department=credit", stage.Cancel))[^1];
        await officer.StepAsync("applications/department-checks", objection, "override", new { reason = "样例:失信记录已修复,有信用部门证明" }, stage.Cancel);
        stage.Tell("异议说明理由后不采用", "An objection is overridden, with its reason", doubted.Name);
    }

    private static object[] Looks(JsonNode application) =>
    [
        .. from finding in application["eligibility"]!["findings"]!.AsArray()
           where (string)finding!["outcome"]! == "needs-a-look"
           select (object)new { rule = (string)finding["rule"]!, text = "样例:已核对" },
    ];
}
