using Architecture.Tests.Code;
using Architecture.Tests.Documents;

namespace Architecture.Tests;

/// <summary>docs/errors.md is the one table of stable codes: callers rely on it, so it and the code say the same.</summary>
public sealed class ProblemCodeTests
{
    private static readonly IReadOnlyList<(string? Code, string Place)> InCode = [.. ProblemCodes.All()];
    private static readonly IReadOnlyList<string> InTable = [.. Markdown.RowsOf("docs/errors.md").Select(row => row[0].Trim('`'))];

    [Fact]
    public void Every_code_can_be_read_from_its_source() =>
        Findings.None(InCode.Where(found => found.Code is null).Select(found => $"{found.Place}: write the code as a literal or a constant, so that it can be found."));

    [Fact]
    public void Every_code_stands_in_the_table() => Findings.None(
        from found in InCode
        where found.Code is not null && !InTable.Contains(found.Code)
        select $"{found.Place} answers {found.Code}, which docs/errors.md does not explain.");

    [Fact]
    public void Every_code_in_the_table_is_answered_somewhere()
    {
        Assert.Distinct(InTable);
        Findings.None(InTable.Except(InCode.Select(found => found.Code!)).Select(code => $"docs/errors.md explains {code}, which nothing answers."));
    }
}
