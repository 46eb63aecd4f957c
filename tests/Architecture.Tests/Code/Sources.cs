using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>One parsed source file.</summary>
internal sealed record Source(string Path, CompilationUnitSyntax Root)
{
    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}

/// <summary>Every C# file that people wrote, parsed once.</summary>
internal static class Sources
{
    private static readonly string[] ProductFolders =
        ["Contracts", "Messaging", "Evidence", "Calendar", "ServiceDefaults", "Scoring", "services", "gateway", "NativeHost", "tools"];

    private static readonly Lazy<IReadOnlyList<Source>> ParsedProduct = new(() => Parse(ProductFolders));
    private static readonly Lazy<IReadOnlyList<Source>> ParsedTests = new(() => Parse(["tests"]));

    public static IReadOnlyList<Source> Product => ParsedProduct.Value;

    public static IReadOnlyList<Source> Tests => ParsedTests.Value;

    public static IEnumerable<Source> Under(params string[] folders) =>
        Product.Where(source => folders.Any(folder => source.Path.StartsWith(folder + "/", StringComparison.Ordinal)));

    public static Source Of(string path) => Product.SingleOrDefault(source => source.Path == path)
        ?? throw new InvalidOperationException($"{path} is missing.");

    public static bool IsGenerated(string path) => path.Contains("/Migrations/", StringComparison.Ordinal);

    private static IReadOnlyList<Source> Parse(string[] folders)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        return
        [
            .. Repository.Files(".cs", folders).Where(path => !IsGenerated(path)).AsParallel().AsOrdered().Select(path =>
                new Source(path, (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(Repository.Read(path), options).GetRoot())),
        ];
    }
}
