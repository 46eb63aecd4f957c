using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Counties and zones examine and recommend what lies in their area (R88, R91).</summary>
internal static class Recommendation
{
    private static readonly string[] Points =
        ["materials-complete", "facts-verified", "located-in-area", "no-serious-breach", "local-support", "body-consulted"];

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("县(市、区)、园区推荐", "Recommendation by counties and zones");
        var candidates = SampleOrganisation.All.Where(sample => sample.Course is not Course.WithdrawsAfterSubmission).ToList();
        await PromotionBodiesAsync(stage, candidates);
        await stage.EachAsync(candidates, sample => DecideAsync(stage, programme, sample));

        var recommended = candidates.Where(sample => sample.Course is not Course.NotRecommended).ToList();
        stage.Tell("推荐", "Recommended", recommended.Count);
        stage.Tell("退回修改后再推荐", "Returned once, corrected, recommended", string.Join("、", Names(candidates, Course.ReturnedOnce)));
        stage.Tell("不予推荐", "Not recommended", string.Join("、", Names(candidates, Course.NotRecommended)));

        var officer = await stage.As("drc1"); // who checks independently does not find eligible
        await stage.EachAsync(recommended.Where(sample => sample.Kind == "region"),
            sample => programme.StepAsync(officer, sample, "independent-check", new { opinion = "样例:已由市发展改革委独立核查" }, stage.Cancel));
        stage.Tell("区域类由本级推荐,独立核查", "Regions recommend themselves: independently checked", recommended.Count(s => s.Kind == "region"));
    }

    /// <summary>Every county and zone names whom to reach (R72); without, it could not recommend.</summary>
    private static async Task PromotionBodiesAsync(Stage stage, IReadOnlyList<SampleOrganisation> candidates)
    {
        var known = (await (await stage.As("drc1")).AllAsync("applications/promotion-bodies", stage.Cancel)).Select(body => (string)body["area"]!).ToHashSet();
        var areas = candidates.Select(sample => sample.Applicant.Area!).Distinct().Where(area => !known.Contains(area)).ToList();
        await stage.EachAsync(areas, async area =>
        {
            var county = DemoPerson.InRole("county-officer").First(person => person.Area == area);
            await (await stage.As(county)).PostAsync("applications/promotion-bodies", new
            {
                area,
                particulars = new
                {
                    name = "样例:“双创”示范基地建设推进办公室",
                    contacts = new[] { new { name = county.Name, duty = "样例联络员", phone = "0311-00000000" } },
                },
            }, stage.Cancel);
        });
        stage.Tell("各县(市、区)、园区建立推进工作机构", "Counties and zones name their promotion bodies", areas.Count);
    }

    private static object Recommended(SampleOrganisation sample) => new
    {
        opinion = "样例:同意推荐",
        letterNumber = $"样例发改函〔2018〕{sample.Applicant.Area}号",
        checks = Points.Select(point => new { point, holds = true, remark = "样例:已核查" }).ToArray(),
    };

    private static async Task DecideAsync(Stage stage, Programme programme, SampleOrganisation sample)
    {
        var county = await stage.As(DemoPerson.InRole("county-officer").First(person => person.Area == sample.Applicant.Area));
        await programme.StepAsync(county, sample, "county-review", null, stage.Cancel);
        switch (sample.Course)
        {
            case Course.NotRecommended:
                await programme.StepAsync(county, sample, "not-recommend", new { reason = "样例:建设基础薄弱" }, stage.Cancel);
                return;
            case Course.ReturnedOnce:
                await programme.StepAsync(county, sample, "return", new
                {
                    reason = "样例:请补充数据口径说明", fields = new[] { new { pointer = "/goals", remark = "样例:请说明数据口径" } },
                }, stage.Cancel);
                await Applying.SubmitAgainAsync(stage, programme, sample);
                await programme.StepAsync(county, sample, "county-review", null, stage.Cancel);
                break;
        }

        await programme.StepAsync(county, sample, "recommend", Recommended(sample), stage.Cancel);
    }

    private static IEnumerable<string> Names(IEnumerable<SampleOrganisation> all, Course course) =>
        all.Where(sample => sample.Course == course).Select(sample => sample.Name);
}
