using System.Text.RegularExpressions;
using Architecture.Tests.Code;
using Architecture.Tests.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>The documents say what is there: no dead link, no command, test, setting or identifier that does not exist.</summary>
public sealed partial class DocumentTests
{
    /// <summary>A test's way to kill the process; no setting of the platform.</summary>
    private const string TestHook = "CRASH_AT";

    [Fact]
    public void No_relative_link_is_dead()
    {
        var links = Repository.Files(".md").SelectMany(file => Markdown.LinksIn(file).Select(link => (File: file, Link: link))).Where(l => !IsOutside(l.Link)).ToList();
        Assert.NotEmpty(links); // else this test sees nothing
        Findings.None(links.Where(l => !Leads(l.File, l.Link)).Select(l => $"{l.File}: the link {l.Link} leads nowhere."));
    }

    [Fact]
    public void Every_decision_names_a_test_that_exists() => Findings.None(
        from file in Decisions()
        let parts = Repository.Read(file).Split("**Enforced by**")
        let names = parts.Length < 2 ? [] : Markdown.CodeIn(parts[^1]).Where(name => TestName().IsMatch(name)).Select(name => name.Split('/')[^1]).ToList()
        where names.Count == 0 || !names.All(TestNames.Exists)
        select $"{file} must end with **Enforced by** and tests that exist; unknown: {string.Join(", ", names.Where(n => !TestNames.Exists(n)))}.");

    [Fact]
    public void Decisions_are_numbered_once_and_listed_in_their_index()
    {
        Assert.Distinct(Decisions().Select(file => Path.GetFileName(file)[..4]));
        var listed = Markdown.LinksIn("docs/adr/README.md").Where(link => link.EndsWith(".md", StringComparison.Ordinal) && !link.Contains('/')).Order();
        Assert.Equal(Decisions().Select(file => Path.GetFileName(file)).Order(), listed);
    }

    [Fact]
    public void Every_command_that_a_document_names_is_in_the_help()
    {
        var script = Repository.Read("platform");
        var help = script[script.IndexOf("help() {", StringComparison.Ordinal)..script.IndexOf("\nTEXT", StringComparison.Ordinal)];
        var known = Command().Matches(help).Select(match => match.Groups[1].Value).Append("help").ToHashSet();
        Findings.None(known.Where(command => !script.Contains($"    {command})", StringComparison.Ordinal) && command != "help")
            .Select(command => $"./platform help names {command}, which the script does not know."));
        var named = Repository.Files(".md").SelectMany(file => Command().Matches(Repository.Read(file)).Select(match => (file, Name: match.Groups[1].Value))).ToList();
        Assert.NotEmpty(named); // else this test sees nothing
        Findings.None(named.Where(command => !known.Contains(command.Name)).Select(command => $"{command.file}: ./platform {command.Name} does not exist."));
    }

    [Fact]
    public void Every_option_that_a_document_gives_a_command_is_in_the_help()
    {
        var script = Repository.Read("platform");
        Findings.None(
            from file in Repository.Files(".md")
            from match in CommandWithOptions().Matches(Repository.Read(file))
            from option in Option().Matches(match.Value)
            where !script.Contains($"./platform {match.Groups[1].Value} ", StringComparison.Ordinal) || !HelpLine(script, match.Groups[1].Value).Contains(option.Value, StringComparison.Ordinal)
            select $"{file}: {match.Value} has no {option.Value}.");
    }

    [Fact]
    public void Every_setting_that_is_read_by_name_stands_in_the_settings()
    {
        var settings = Repository.Read("docs/settings.md");
        var read = Sources.Product.SelectMany(source => NamesRead(source).Select(name => (source.Path, Name: name))).ToList();
        Assert.NotEmpty(read); // else this test sees nothing
        Findings.None(read.Where(r => r.Name != TestHook && !settings.Contains($"`{r.Name.Replace(":", "__", StringComparison.Ordinal)}`", StringComparison.Ordinal))
            .Select(r => $"{r.Path} reads {r.Name}, which docs/settings.md does not explain."));
    }

    [Fact]
    public void The_glossary_names_only_code_that_exists()
    {
        var known = Sources.Product.SelectMany(source => source.Root.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).ToHashSet();
        Findings.None(
            from row in Markdown.RowsOf("docs/glossary.md")
            from code in Markdown.CodeIn(row[^1])
            from name in code.Split('.')
            where !known.Contains(name)
            select $"docs/glossary.md: {row[0]} names `{code}`, but no code says {name}.");
    }

    private static IEnumerable<string> Decisions() =>
        Repository.Files(".md", "docs/adr").Where(file => char.IsDigit(Path.GetFileName(file)[0]));

    private static bool IsOutside(string link) => link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Leads(string file, string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(Repository.PathOf(file))!;
        var target = parts[0].Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(parts[0])))).Replace('\\', '/');
        return Repository.Has(target) && (parts.Length == 1 || Markdown.AnchorsOf(target).Contains(Uri.UnescapeDataString(parts[1])));
    }

    private static string HelpLine(string script, string command) =>
        script.Split('\n').First(line => line.StartsWith($"./platform {command} ", StringComparison.Ordinal));

    private static IEnumerable<string> NamesRead(Source source) =>
        from literal in source.All<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.StringLiteralExpression)
        where literal.Parent is ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } reader } } && IsReader(reader.ToString())
        select literal.Token.ValueText;

    private static bool IsReader(string call) =>
        call.Contains("GetEnvironmentVariable(", StringComparison.Ordinal) || ConfigurationRead().IsMatch(call);

    /// <summary><c>DeliveryTests</c>, <c>Gateway.Tests/TokenTests</c>, <c>DeliveryTests.Two_relays_at_once…</c>; not a folder such as <c>tests/Evidence.Tests</c>.</summary>
    [GeneratedRegex(@"^(?!tests/)([A-Z]\w+\.Tests/)?[A-Z]\w+(\.[A-Z]\w+)?$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\./platform ([a-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\./platform ([a-z]+)((?: --[a-z-]+)+)")]
    private static partial Regex CommandWithOptions();

    [GeneratedRegex(@"--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"^[\w.]*[cC]onfiguration(\[|\.GetValue<[^>]+>\()")]
    private static partial Regex ConfigurationRead();
}
