using Demo.Samples;

namespace Demo.Story;

/// <summary>The commission checks who may go to the experts (R85, R88).</summary>
internal static class Eligibility
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("资格审查", "Eligibility");
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(61));
        var officer = await stage.As("drc2");
        var candidates = SampleOrganisation.All.Where(s => s.Course is not (Course.WithdrawsAfterSubmission or Course.NotRecommended)).ToList();
        await stage.EachAsync(candidates, async sample =>
        {
            await programme.StepAsync(officer, sample, "eligibility-check", null, stage.Cancel);
            if (sample.Course is Course.SupplementsOnce)
            {
                await programme.StepAsync(officer, sample, "request-supplement", new { reason = "样例:请补充营业执照复印件" }, stage.Cancel);
                await programme.StepAsync(await stage.As(sample.Applicant), sample, "supplement", new { statement = "样例:已补充" }, stage.Cancel);
            }

            await (sample.Course is Course.Ineligible
                ? programme.StepAsync(officer, sample, "ineligible", new { reason = "样例:不在申报范围" }, stage.Cancel)
                : programme.StepAsync(officer, sample, "eligible", new { opinion = "样例:符合申报条件" }, stage.Cancel));
        });
        stage.Tell("符合条件", "Eligible", candidates.Count(s => s.Course is not Course.Ineligible));
        stage.Tell("不符合条件", "Ineligible", candidates.Count(s => s.Course is Course.Ineligible));
    }
}
