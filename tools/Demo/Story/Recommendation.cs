using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Counties and zones examine and recommend what lies in their area (R88, R91).</summary>
internal static class Recommendation
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("县(市、区)、园区推荐", "Recommendation by counties and zones");
        var candidates = SampleOrganisation.All.Where(sample => sample.Course is not Course.WithdrawsAfterSubmission).ToList();
        await stage.EachAsync(candidates, sample => DecideAsync(stage, programme, sample));

        var recommended = candidates.Where(sample => sample.Course is not Course.NotRecommended).ToList();
        stage.Tell("推荐", "Recommended", recommended.Count);
        stage.Tell("退回修改后再推荐", "Returned once, corrected, recommended", string.Join("、", Names(candidates, Course.ReturnedOnce)));
        stage.Tell("不予推荐", "Not recommended", string.Join("、", Names(candidates, Course.NotRecommended)));

        var officer = await stage.As("drc2");
        await stage.EachAsync(recommended.Where(sample => sample.Kind == "region"),
            sample => programme.StepAsync(officer, sample, "independent-check", new { opinion = "样例:已由市发展改革委独立核查" }, stage.Cancel));
        stage.Tell("区域类由本级推荐,独立核查", "Regions recommend themselves: independently checked", recommended.Count(s => s.Kind == "region"));
    }

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

        await programme.StepAsync(county, sample, "recommend", new { opinion = "样例:同意推荐" }, stage.Cancel);
    }

    private static IEnumerable<string> Names(IEnumerable<SampleOrganisation> all, Course course) =>
        all.Where(sample => sample.Course == course).Select(sample => sample.Name);
}
