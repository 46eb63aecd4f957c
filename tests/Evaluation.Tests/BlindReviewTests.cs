using Contracts.Applications;

namespace Evaluation.Tests;

/// <summary>Where the call says so, experts examine without being told whose application it is (盲审).</summary>
public sealed class BlindReviewTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly EvidenceMaterial File = new(Guid.CreateVersion7(), null, "样例承建单位方案.pdf", "application/pdf", 100, new string('b', 64));
    private static readonly ItemAnswer Answer = new("ENT-1.1", true, "样例承建单位已建成平台,联系人13812345678", null, null);

    [Fact]
    public async Task No_answer_to_an_expert_tells_whose_it_is_and_the_commission_sees_it_all()
    {
        var (review, application) = await ReviewAsync(blind: true);
        using var expert = host.CreateClient(Given.Person(review.Expert));
        using var officer = host.CreateClient(Given.Officer);
        var path = $"/reviews/{review.Id}";
        List<string> answers = [(await expert.SendAsync("GET", "/reviews")).ToJsonString(), (await expert.SendAsync("GET", path)).ToJsonString()];
        answers.Add((await expert.StepAsync(path, "accept")).ToJsonString());
        answers.Add((await expert.SheetAsync(path)).ToJsonString());
        answers.Add((await expert.StepAsync(path, "submit")).ToJsonString());
        answers.Add((await expert.StepAsync(path, "lock")).ToJsonString());
        await officer.StepAsync(path, "reopen", new { reason = "样例承建单位来电(13812345678)指出笔误" });
        answers.Add((await expert.SendAsync("GET", path)).ToJsonString());
        answers.Add((await expert.SendAsync("GET", "/reviews")).ToJsonString());
        answers.Add((await expert.SendAsync("GET", $"{path}/history")).ToJsonString());

        string[] secrets = ["样例承建单位", Given.Builder, $"样例基地{application:N}", "13812345678", File.FileName];
        var plain = answers.Select(System.Text.RegularExpressions.Regex.Unescape).ToList();
        Assert.All(secrets, secret => Assert.All(plain, answer => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal)));
        var view = await expert.SendAsync("GET", path);
        Assert.Equal((true, null, 0), ((bool)view["isBlind"]!, (string?)view["form"]!["area"], view["form"]!["parties"]!.AsArray().Count));
        Assert.Equal("〔已隐去〕已建成平台,联系人〔已隐去〕", (string)view["form"]!["answers"]![0]!["statement"]!);
        Assert.Equal((File.Id.ToString(), File.Sha256), ((string)view["form"]!["evidence"]![0]!["materialId"]!, (string)view["form"]!["evidence"]![0]!["sha256"]!));
        var seen = await officer.SendAsync("GET", path);
        Assert.Equal((false, $"样例基地{application:N}", File.FileName), ((bool)seen["isBlind"]!, (string)seen["name"]!, (string)seen["form"]!["evidence"]![0]!["fileName"]!));
    }

    [Fact]
    public async Task Openly_nothing_is_hidden()
    {
        var (review, application) = await ReviewAsync(blind: false);
        using var expert = host.CreateClient(Given.Person(review.Expert));

        var view = await expert.SendAsync("GET", $"/reviews/{review.Id}");

        Assert.Equal(($"样例基地{application:N}", Answer.Statement), ((string)view["name"]!, (string)view["form"]!["answers"]![0]!["statement"]!));
        Assert.Equal(Given.Builder, (string)view["form"]!["parties"]![0]!["creditCode"]!);
    }

    private async Task<((Guid Id, string Expert) Review, Guid Application)> ReviewAsync(bool blind)
    {
        var round = await host.RoundAsync(experts: 1, review: new(blind));
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round, answers: [Answer], materials: [File]);
        await host.AssignAsync(round);
        return ((await host.ReviewsAsync(application)).Single(), application);
    }
}
