using System.Globalization;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Before anyone applies: business time, criteria, official figures, experts, and the call (R86, R87, R103).</summary>
internal static class Preparation
{
    private static readonly DateTimeOffset Beginning = new(2018, 3, 5, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] Priorities = ["战略性新兴产业集聚发展", "科技成果转化", "大中小企业融通发展"];
    private static readonly string[] Requirements = ["由各县(市、区)、功能区推荐", "每个载体每批次限报一次"];

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("发布申报通知", "The call");
        var officer = await stage.As("drc1");
        await BeginAsync(stage, officer);
        await ReferenceDataAsync(stage, officer);
        await CriteriaAsync(stage, programme, officer);
        await FiguresAsync(stage);
        await ExpertsAsync(stage, officer);
        await CallAsync(stage, programme, officer);
    }

    private static async Task BeginAsync(Stage stage, PlatformApi officer)
    {
        if ((await officer.AllAsync("applications/calls", stage.Cancel)).Count > 0)
        {
            throw new DemoFailedException("This platform has a call already, and the story begins with the first: run ./platform demo --fresh (it deletes the platform's data).");
        }

        await Programme.MoveClockAsync(stage, Beginning);
        stage.Tell("业务时间", "Business time", Beginning.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>This city's counties, zones and industries, from the files that the platform ships.</summary>
    private static async Task ReferenceDataAsync(Stage stage, PlatformApi officer)
    {
        var files = Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Shijiazhuang");
        var counts = new List<string>();
        foreach (var list in new[] { "areas", "industries" })
        {
            var csv = await File.ReadAllTextAsync(Path.Combine(files, $"{list}.csv"), stage.Cancel);
            var report = await officer.PostAsync($"applications/reference-lists/{list}/imports", new { csv, source = "样例来源" }, stage.Cancel);
            counts.Add($"{report["rows"]} {list}");
        }

        stage.Tell("县(市、区)、功能区与产业目录导入", "Counties, zones and industries imported", string.Join(", ", counts));
    }

    private static async Task CriteriaAsync(Stage stage, Programme programme, PlatformApi officer)
    {
        foreach (var kind in Programme.Kinds)
        {
            var draft = await officer.PostAsync("evaluation/criteria-versions", new { kind }, stage.Cancel);
            var published = await officer.StepAsync("evaluation/criteria-versions", draft, "publish", null, stage.Cancel);
            var known = await officer.WaitForAsync("applications/criteria-versions", row => (string)row["id"]! == (string)published["id"]!, stage.Cancel);
            programme.Items[kind] = [.. known["items"]!.AsArray().Select(item => item!)];
        }

        stage.Tell("评价标准要点发布", "Criteria published, three kinds", $"{programme.Items.Values.Sum(items => items.Count)} items");
    }

    private static async Task FiguresAsync(Stage stage)
    {
        var statistics = await stage.AsSystem("dept-statistics");
        var year = (await Programme.NowAsync(stage)).Year - 1;
        var known = (await statistics.AllAsync("evaluation/reference-series", stage.Cancel))
            .Select(row => ((string)row["scope"]!, (int)row["year"]!)).ToHashSet();
        foreach (var (scope, value) in new[] { ("city", 2.10m), ("province", 1.26m) }.Where(figure => !known.Contains((figure.Item1, year))))
        {
            await statistics.PostAsync("evaluation/reference-series", new
            {
                code = "average-rd-intensity", scope, year, value, unit = "%", source = "样例统计公报(数字为样例)",
            }, stage.Cancel);
        }

        stage.Tell("统计部门系统报送参考数据", "The statistics department's system sends official figures (samples)", "city 2.10 %, province 1.26 %");
    }

    /// <summary>Each knows one kind of base, by the dimensions of its criteria.</summary>
    private static readonly string[][] Expertise = [["REG-1", "REG-2", "REG-3", "REG-4", "REG-5"], ["UNI-1", "UNI-2", "UNI-3", "UNI-4", "UNI-5"], ["ENT-1", "ENT-2", "ENT-3", "ENT-4"]];

    private static async Task ExpertsAsync(Stage stage, PlatformApi officer)
    {
        var known = (await officer.AllAsync("evaluation/experts", stage.Cancel)).Select(row => (string)row["subject"]!).ToHashSet();
        var universities = SampleOrganisation.All.Where(sample => sample.Kind == "university").ToList();
        var experts = DemoPerson.InRole("expert");
        await stage.EachAsync(experts.Select((person, i) => (person, i)).Where(e => !known.Contains(e.person.Id.ToString())), expert =>
            officer.PostAsync("evaluation/experts", new
            {
                subject = expert.person.Id,
                name = expert.person.Name,
                field = expert.i % 2 == 0 ? "创业孵化" : "科技成果转化",
                expertise = Expertise[expert.i % Expertise.Length],
                seniority = expert.i % 3 == 0 ? "senior" : "associate-senior",
                loadLimit = 9,
                employers = expert.i < universities.Count ? new[] { universities[expert.i].Applicant.Organisation } : [], // half of them work for an applicant
            }, stage.Cancel));
        stage.Tell("评审专家入库", "Experts registered", experts.Count);
    }

    private static async Task CallAsync(Stage stage, Programme programme, PlatformApi officer)
    {
        var now = await Programme.NowAsync(stage);
        var draft = await officer.PostAsync("applications/calls", new
        {
            title = $"{now.Year}年度市级“双创”示范基地评选",
            year = now.Year,
            kinds = Programme.Kinds,
            opensAt = now,
            closesAt = now.AddDays(60),
            basis = "石政办函〔2018〕49号",
            priorities = Priorities,
            requirements = Requirements,
            rules = new
            {
                noticeWorkingDays = 5,
                barMonths = 24,
                expertsPerApplication = 3,
                researchReference = "province",
                places = new[] { new { kind = "region", count = 4 }, new { kind = "university", count = 4 }, new { kind = "enterprise", count = 5 } },
                reserves = 2,
                balance = new { kinds = new[] { new { kind = "enterprise", mostPerArea = 1 } } },
                notice = new { showRanks = true, howToObject = "样例:石家庄市发展改革委,0311-80000001" },
                materials = Programme.Kinds.Select(kind => new { kind, code = SampleMaterial.Required, name = "建设方案", mandatory = true }),
            },
        }, stage.Cancel);
        programme.Call = await officer.StepAsync("applications/calls", draft, "publish", null, stage.Cancel);
        var callId = (string)programme.Call["id"]!;
        var round = await officer.WaitForAsync("evaluation/rounds", row => (string)row["callId"]! == callId, stage.Cancel);
        programme.RoundId = (string)round["id"]!;
        stage.Tell("申报通知发布,评审轮次开启", "Call published, a round of examination opens by message", programme.Call["title"]);
    }
}
