using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Organisations draft, check and submit their applications within the window (R17, R18, R86).</summary>
internal static class Applying
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("申报", "Applications");
        foreach (var kind in Programme.Kinds)
        {
            programme.Forms[kind] = await (await stage.As(SampleOrganisation.All[0].Applicant)).GetAsync(
                $"applications/calls/{programme.Call["id"]}/forms/{kind}", stage.Cancel);
        }

        await stage.EachAsync(SampleOrganisation.All, sample => ApplyAsync(stage, programme, sample));
        stage.Tell("草稿、校验、上传材料、提交", "Drafted, validated, materials uploaded, submitted", programme.Applications.Count);
        var (first, application) = programme.Applications.First();
        var receipt = await (await stage.As(first.Applicant)).GetAsync($"applications/applications/{application["id"]}/receipt", stage.Cancel);
        stage.Tell("签名回执", "A signed receipt", receipt["payload"]!["number"]);
        await AmendAsync(stage, programme);

        foreach (var sample in SampleOrganisation.All.Where(sample => sample.Course is Course.WithdrawsAfterSubmission))
        {
            await programme.StepAsync(await stage.As(sample.Applicant), sample, "withdraw", new { reason = "样例:单位重组,暂不申报" }, stage.Cancel);
            stage.Tell("撤回", "Withdrawn", sample.Name);
        }
    }

    /// <summary>Whoever has handed in keeps the version of the call that it was made under, and is told.</summary>
    private static async Task AmendAsync(Stage stage, Programme programme)
    {
        var officer = await stage.As("drc1");
        var call = await officer.GetAsync($"applications/calls/{programme.Call["id"]}", stage.Cancel);
        var terms = new JsonObject();
        foreach (var name in new[] { "title", "year", "kinds", "opensAt", "basis", "priorities", "requirements", "rules" })
        {
            terms[name] = call[name]?.DeepClone();
        }

        terms["closesAt"] = ((DateTimeOffset)call["closesAt"]!).AddDays(10);
        programme.Call = await officer.StepAsync("applications/calls", call, "amendments",
            new { terms, documentNumber = "样例发改〔2018〕35号", reason = "样例:延长申报期限" }, stage.Cancel);
        var told = await (await stage.As("applicant1")).AllAsync("applications/notifications", stage.Cancel);
        stage.Tell("补充通知,已告知申报单位", "The call is amended, applicants are told", $"version {programme.Call["version"]}, {told[^1]["code"]}");
    }

    private static async Task ApplyAsync(Stage stage, Programme programme, SampleOrganisation sample)
    {
        var applicant = await stage.As(sample.Applicant);
        var callId = (string)programme.Call["id"]!;
        var complete = SampleForm.Form(sample, programme.Items[sample.Kind], programme.Forms[sample.Kind]);

        // Nobody fills in a form in one go: who applies is saved, checked, then the rest is added.
        var draft = await applicant.PostAsync("applications/applications",
            new { callId, kind = sample.Kind, form = SampleForm.Beginning(sample) }, stage.Cancel);
        var check = await applicant.GetAsync($"applications/applications/{draft["id"]}/validation", stage.Cancel);
        if ((bool)check["complete"]!)
        {
            throw new DemoFailedException("A form with a name alone passed for complete.");
        }

        var saved = await applicant.PatchAsync($"applications/applications/{draft["id"]}", complete, draft, stage.Cancel);
        await Task.WhenAll(SampleMaterial.Of(sample).Select(material => applicant.UploadAsync(
            $"applications/uploads/applications/{saved["id"]}/materials/{Guid.CreateVersion7()}?fileName={Uri.EscapeDataString(material.FileName)}"
            + (material.Code is null ? "" : $"&code={material.Code}"), material.Content, stage.Cancel)));
        programme.Applications[sample] = await SubmitAsync(stage, applicant, saved);
    }

    private static async Task<JsonNode> SubmitAsync(Stage stage, PlatformApi applicant, JsonNode saved)
    {
        var check = await applicant.GetAsync($"applications/applications/{saved["id"]}/validation", stage.Cancel);
        return (bool)check["complete"]!
            ? await applicant.StepAsync("applications/applications", saved, "submit", null, stage.Cancel)
            : throw new DemoFailedException($"A complete form has problems: {check["problems"]}");
    }

    /// <summary>Corrects what the county has marked, and hands in again.</summary>
    public static async Task SubmitAgainAsync(Stage stage, Programme programme, SampleOrganisation sample)
    {
        var applicant = await stage.As(sample.Applicant);
        await programme.StepAsync(applicant, sample, "reopen", null, stage.Cancel);
        var reopened = programme.Applications[sample];
        var corrected = await applicant.PatchAsync(
            $"applications/applications/{reopened["id"]}", new { goals = "样例:建成特色突出的示范基地,数据口径为本单位统计。" }, reopened, stage.Cancel);
        programme.Applications[sample] = corrected["corrections"]!.AsArray().All(c => (bool)c!["changed"]!)
            ? await SubmitAsync(stage, applicant, corrected)
            : throw new DemoFailedException($"What was corrected does not show: {corrected["corrections"]}");
    }
}
