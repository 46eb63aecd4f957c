using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>The tests there are, as <c>Class</c> and <c>Class.Method</c>: what a document names must be among them.</summary>
internal static class TestNames
{
    private static readonly string[] Marks = ["Fact", "Theory"];
    private static readonly Lazy<HashSet<string>> Known = new(() => [.. Sources.Tests.SelectMany(NamesIn)]);

    public static bool Exists(string name) => Known.Value.Contains(name);

    private static IEnumerable<string> NamesIn(Source source)
    {
        foreach (var type in source.All<ClassDeclarationSyntax>())
        {
            var tests = type.Members.OfType<MethodDeclarationSyntax>().Where(IsTest).Select(method => method.Identifier.Text).ToList();
            if (tests.Count > 0 || DerivesFromTests(type))
            {
                yield return type.Identifier.Text;
            }

            foreach (var test in tests)
            {
                yield return $"{type.Identifier.Text}.{test}";
            }
        }
    }

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Marks.Contains(attribute.Name.ToString()));

    private static bool DerivesFromTests(ClassDeclarationSyntax type) =>
        type.BaseList?.Types.Any(parent => parent.Type.ToString() == "EndpointContract") == true;
}
