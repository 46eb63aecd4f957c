using CsCheck;
using Evaluation.Reviews;

namespace Evaluation.Tests;

/// <summary>What an applicant wrote no longer tells a blind reader whose it is.</summary>
public sealed class BlindTextTests
{
    [Theory]
    [InlineData("石家庄样例公司建成平台,石家庄样例公司负责", "〔已隐去〕建成平台,〔已隐去〕负责")]
    [InlineData("样例公司自2016年起孵化企业120家,投入1250000元", "〔已隐去〕自2016年起孵化企业120家,投入1250000元")]
    [InlineData("联系人13812345678,座机0311-87654321,邮箱li.si@example.com.cn", "联系人〔已隐去〕,座机〔已隐去〕,邮箱〔已隐去〕")]
    [InlineData("代码91130102MADEM00117,热线400-123-4567", "代码〔已隐去〕,热线〔已隐去〕")]
    [InlineData("没有名字", "没有名字")]
    public void Names_codes_and_contact_data_are_hidden_and_figures_stay(string text, string blind) =>
        Assert.Equal(blind, BlindText.Of(text, ["样例公司", "石家庄样例公司"]));

    [Fact]
    public void No_name_survives_wherever_it_stands() =>
        Gen.Select(Gen.String[Gen.Char['a', 'f'], 2, 6], Gen.String[Gen.Char['a', 'f'], 0, 30], Gen.String[Gen.Char['a', 'f'], 0, 30])
            .Sample((name, before, after) => !BlindText.Of(before + name + after, [name]).Contains(name, StringComparison.OrdinalIgnoreCase));
}
