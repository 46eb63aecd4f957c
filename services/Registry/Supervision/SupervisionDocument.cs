using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Registry.Supervision;

/// <summary>The report as a Word document (docx): the three headings of R102, figures first, then words.</summary>
internal static class SupervisionDocument
{
    private static readonly string[] Grades = ["优秀", "良好", "合格", "较差"];

    public static byte[] Of(SupervisionReport report)
    {
        var (figures, words) = report.Read();
        using var output = new MemoryStream();
        using (var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body([
                WordText.Title($"{report.Year}年度市“双创”示范基地建设督导总结报告"),
                WordText.Centred(report.Status is SupervisionStatus.Final ? $"{report.DocumentNumber}　{WordText.Day(report.FinalisedOn!.Value)}" : "(草稿)"),
                WordText.Heading("一、目标任务完成情况"), .. Targets(figures.Targets), .. WordText.Paragraphs(words.Targets),
                WordText.Heading("二、取得成效"), .. Results(figures.Results), .. WordText.Paragraphs(words.Results),
                WordText.Heading("三、存在的问题"), .. Problems(figures.Problems), .. WordText.Paragraphs(words.Problems),
                WordText.Small($"数据截至{WordText.Day(report.GatheredOn)}。内容SHA-256:{report.Sha256}"),
            ]));
        }

        return output.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Targets(TargetFigures figures)
    {
        yield return WordText.Paragraph($"持有称号的示范基地{figures.Active}家,目标{figures.Target}家以上。");
        if (figures.Bases.Count == 0)
        {
            yield return WordText.Paragraph("本年度没有示范基地。");
            yield break;
        }

        yield return WordText.Table(
            ["编号", "示范基地", "完成目标", "绩效等次", "建设进度(计划)", "指标(目标→完成)"],
            figures.Bases.Select(b => new[]
            {
                b.Number, b.Name, $"{b.Reached}/{b.Lines.Count}", b.Grade is { } grade ? Grades[(int)grade] : "—",
                b.Plan is { } plan ? $"{plan.Progress}%({plan.Expected}%){(plan.Overdue > 0 ? $",逾期{plan.Overdue}项" : "")}" : "—",
                string.Join(";", b.Lines.Select(l => $"{l.Name}:{l.Target}→{l.Reached}{l.Unit}{(l.IsReached ? "" : "(未完成)")}")),
            }));
    }

    private static IEnumerable<OpenXmlElement> Results(ResultFigures figures)
    {
        var grades = string.Join("、", figures.Grades.Select(g => $"{Grades[(int)g.Grade]}{g.Count}家"));
        yield return WordText.Paragraph($"绩效评价:{(grades.Length == 0 ? "尚无结果" : grades)}。");
        yield return WordText.Paragraph($"发布典型案例{figures.CasesPublished}个,复制推广和宣传{figures.CaseUses}次。");
        yield return WordText.Paragraph(
            $"县(市、区)和部门支持帮扶{figures.SupportMeasures}项,折合{figures.SupportYuan}元;拨付专项资金{figures.PaidYuan}元;"
            + $"运营支撑平台{figures.PlatformsOperating}个;出台政策{figures.PoliciesIssued}件。");
        yield return WordText.Paragraph($"解决困难和问题{figures.DifficultiesSolved}件,其中突破政策障碍{figures.PolicyObstaclesRemoved}件。");
        foreach (var words in figures.Achievements)
        {
            yield return WordText.Paragraph($"{words.Name}({words.Number}):{words.Text}");
        }
    }

    private static IEnumerable<OpenXmlElement> Problems(ProblemFigures figures)
    {
        yield return WordText.Paragraph(
            $"责令限期整改{figures.RectificationsOrdered}家,整改通过{figures.RectificationsPassed}家,取消称号{figures.TitlesRevoked}家。");
        if (figures.Departments.Count > 0)
        {
            yield return WordText.Table(
                ["责任部门", "提出", "未答复", "逾期", "不满意"],
                figures.Departments.Select(d => new[] { d.Name ?? "(未分办)", $"{d.Raised}", $"{d.Open}", $"{d.Overdue}", $"{d.Dissatisfied}" }));
        }

        foreach (var words in figures.Problems)
        {
            yield return WordText.Paragraph($"{words.Name}({words.Number}):{words.Text}");
        }

        foreach (var survey in figures.Surveys)
        {
            yield return WordText.Paragraph($"调查“{survey.Title}”({survey.Answered}/{survey.Invited}家答复):{survey.Conclusion}");
        }
    }
}
