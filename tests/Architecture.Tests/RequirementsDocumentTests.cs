using Architecture.Tests.Code;
using Architecture.Tests.Documents;

namespace Architecture.Tests;

/// <summary>docs/requirements.md accounts for every requirement of the policy, once, and for none that it has not.</summary>
public sealed class RequirementsDocumentTests
{
    private const string File = "docs/requirements.md";
    private const int Last = 172;

    private static readonly string[] LaterParts = ["flow", "Applications", "Evaluation", "Registry", "Funding"];

    private static readonly IReadOnlyList<(string Number, string Status, string Where)> Rows =
        [.. Markdown.RowsOf(File).Where(row => row.Length == 4 && row[0].StartsWith('R')).Select(row => (row[0], row[2], row[3]))];

    [Fact]
    public void Every_requirement_has_its_one_row() =>
        Assert.Equal(Enumerable.Range(1, Last).Select(number => $"R{number}"), Rows.Select(row => row.Number));

    [Fact]
    public void Every_test_that_is_named_exists() => Findings.None(
        from row in Rows
        where row.Status == "test"
        from name in Markdown.CodeIn(row.Where)
        where !TestNames.Exists(name)
        select $"{row.Number} names the test {name}, which does not exist.");

    [Fact]
    public void Every_status_says_what_carries_it() => Findings.None(
        from row in Rows
        where !IsComplete(row.Status, row.Where)
        select $"{row.Number}: '{row.Status}' with '{row.Where}' is no answer: see the head of {File}.");

    private static bool IsComplete(string status, string where) => status switch
    {
        "test" => Markdown.CodeIn(where).Any(),
        "configuration" => Markdown.CodeIn(where).Any(),
        "planned" => LaterParts.Any(part => where.Split(',', ' ', ';', ':').Contains(part)),
        "not software" => where.Length > 0,
        _ => false,
    };
}
