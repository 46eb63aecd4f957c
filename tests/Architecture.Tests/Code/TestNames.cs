using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>The tests there are, as <c>Class</c> and <c>Class.Method</c>: what a document names must be among them.</summary>
internal static class TestNames
{
    private static readonly string[] Marks = ["Fact", "Theory"];
    private static readonly Lazy<HashSet<string>> Known = new(() => [.. Names()]);

    public static bool Exists(string name) => Known.Value.Contains(name);

    private static IEnumerable<string> Names()
    {
        var types = Sources.Tests.SelectMany(source => source.All<ClassDeclarationSyntax>()).ToList();
        var tests = types.ToLookup(type => type.Identifier.Text, type => type.Members.OfType<MethodDeclarationSyntax>().Where(IsTest).Select(m => m.Identifier.Text));
        foreach (var type in types)
        {
            // A class also runs the tests of the class it derives from.
            var parents = type.BaseList?.Types.Select(parent => NameOf(parent.Type)) ?? [];
            foreach (var test in parents.Append(type.Identifier.Text).SelectMany(name => tests[name]).SelectMany(names => names))
            {
                yield return type.Identifier.Text;
                yield return $"{type.Identifier.Text}.{test}";
            }
        }
    }

    private static string NameOf(TypeSyntax type) => type is SimpleNameSyntax simple ? simple.Identifier.Text : type.ToString();

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Marks.Contains(attribute.Name.ToString()));
}
