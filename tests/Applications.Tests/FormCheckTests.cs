using Applications.Intake;
using Contracts;
using Contracts.Applications;

namespace Applications.Tests;

public sealed class FormCheckTests
{
    private const string Code = "91130102MADEM00117";

    [Fact]
    public void A_whole_form_lacks_nothing() => Assert.Empty(Check(AnApplication.Form with { Partners = [] }, BaseKind.Enterprise));

    [Fact]
    public void An_empty_form_is_told_all_that_it_lacks_at_once()
    {
        var problems = Check(new("名", Flow.Area, "单位", null, null, [], [], []), BaseKind.Region);

        Assert.Equal(
            ["/carrier carrier-missing", "/payee payee-missing", "/targets target-missing", .. Enumerable.Repeat("/answers item-unanswered", 4)],
            problems.Select(Text));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Detail));
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "payee's code", "/payee/creditCode", "credit-code-wrong" },
        { "account with letters", "/payee/accountNumber", "account-number-wrong" },
        { "account of 7 digits", "/payee/accountNumber", "account-number-wrong" },
        { "bank code of 11 digits", "/payee/bankCode", "bank-code-wrong" },
        { "carrier's code", "/carrier/creditCode", "credit-code-wrong" },
        { "partner's code", "/partners/0/creditCode", "credit-code-wrong" },
        { "answer to nothing", "/answers/4/itemCode", "item-unknown" },
        { "answer twice", "/answers/4/itemCode", "item-twice" },
        { "exists not said", "/answers/0/exists", "item-unanswered" },
        { "no statement", "/answers/0/statement", "statement-missing" },
        { "no value", "/answers/2/value", "value-missing" },
        { "no previous value", "/answers/2/previousValue", "previous-value-missing" },
        { "negative", "/answers/2/value", "value-negative" },
        { "half a platform", "/answers/3/value", "value-not-whole" },
        { "target twice", "/targets/1/code", "target-twice" },
        { "negative target", "/targets/0/value", "value-negative" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_pointed_at(string what, string pointer, string code) =>
        Assert.Equal($"{pointer} {code}", Text(Assert.Single(Check(Spoil(AnApplication.Form with { Partners = [] }, what), BaseKind.Enterprise))));

    [Theory]
    [InlineData(BaseKind.University, "130102", true)]
    [InlineData(BaseKind.University, "P13001", true)]
    [InlineData(BaseKind.University, "130201", false)]
    [InlineData(BaseKind.Enterprise, "130201", true)]
    public void A_university_lies_in_the_provincial_capital(BaseKind kind, string area, bool isRight) =>
        Assert.Equal(isRight ? [] : ["/area area-outside-city"], Check(AnApplication.Form with { Partners = [], Area = area }, kind).Select(Text));

    private static ApplicationForm Spoil(ApplicationForm form, string what) => what switch
    {
        "payee's code" => form with { Payee = form.Payee! with { CreditCode = "91130102MADEM00118" } },
        "account with letters" => form with { Payee = form.Payee! with { AccountNumber = "6222000A" } },
        "account of 7 digits" => form with { Payee = form.Payee! with { AccountNumber = "6222000" } },
        "bank code of 11 digits" => form with { Payee = form.Payee! with { BankCode = "10212100001" } },
        "carrier's code" => form with { Carrier = form.Carrier! with { CreditCode = "" } },
        "partner's code" => form with { Partners = [new("某", "1")] },
        "answer to nothing" => form with { Answers = [.. form.Answers, new("Y-9", true, "有", null, null)] },
        "answer twice" => form with { Answers = [.. form.Answers, form.Answers[0]] },
        "exists not said" => With(form, 0, a => a with { Exists = null }),
        "no statement" => With(form, 0, a => a with { Statement = " " }),
        "no value" => With(form, 2, a => a with { Value = null }),
        "no previous value" => With(form, 2, a => a with { PreviousValue = null }),
        "negative" => With(form, 2, a => a with { Value = -0.0001m }),
        "half a platform" => With(form, 3, a => a with { Value = 1.5m }),
        "target twice" => form with { Targets = [form.Targets[0], form.Targets[0]] },
        "negative target" => form with { Targets = [form.Targets[0] with { Value = -1m }] },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such flaw."),
    };

    private static ApplicationForm With(ApplicationForm form, int index, Func<ItemAnswer, ItemAnswer> change) =>
        form with { Answers = [.. form.Answers.Select((answer, i) => i == index ? change(answer) : answer)] };

    private static IReadOnlyList<FormProblem> Check(ApplicationForm form, BaseKind kind) =>
        FormCheck.ProblemsOf(form, kind, Code, GivenCriteria.Items, "1301");

    private static string Text(FormProblem problem) => $"{problem.Pointer} {problem.Code}";
}
