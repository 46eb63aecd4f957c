using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Architecture.Tests.Documents;

/// <summary>What the tests need of a Markdown file: its links, its headings' anchors, its table rows, its sections.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static IEnumerable<string> LinksIn(string file) =>
        Markdig.Markdown.Parse(Repository.Read(file), Pipeline).Descendants<LinkInline>().Select(link => link.Url ?? "");

    public static HashSet<string> AnchorsOf(string file) =>
        [.. Markdig.Markdown.Parse(Repository.Read(file), Pipeline).Descendants<HeadingBlock>().Select(heading => Slug(TextOf(heading.Inline!)))];

    /// <summary>The cells of every table row but the headings and rules.</summary>
    public static IEnumerable<string[]> RowsOf(string file)
    {
        var lines = File.ReadAllLines(Repository.PathOf(file));
        for (var i = 0; i < lines.Length; i++)
        {
            var isHeading = i + 1 < lines.Length && lines[i + 1].StartsWith("|--", StringComparison.Ordinal);
            if (lines[i].StartsWith('|') && !lines[i].StartsWith("|--", StringComparison.Ordinal) && !isHeading)
            {
                yield return [.. lines[i].Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
            }
        }
    }

    /// <summary>What stands between backticks.</summary>
    public static IEnumerable<string> CodeIn(string text) => text.Split('`').Where((_, i) => i % 2 == 1);

    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var letter in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '_')
            {
                slug.Append(letter);
            }
            else if (letter == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }
}
