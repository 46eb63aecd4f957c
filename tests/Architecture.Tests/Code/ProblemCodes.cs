using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>
/// Every stable problem code that services and gateway can answer: what is passed to a parameter named <c>code</c>, set as a
/// problem's <c>code</c>, or returned by a method that chooses one.
/// </summary>
internal static partial class ProblemCodes
{
    private static readonly string[] Folders = ["services", "gateway", "ServiceDefaults"];

    /// <summary>Codes with the place of each; a code that cannot be read from the source is null.</summary>
    public static IEnumerable<(string? Code, string Place)> All()
    {
        var sources = Sources.Under(Folders).ToList();
        var constants = sources.SelectMany(ConstantsIn).ToLookup(c => c.Name, c => c.Value);
        var carriers = sources.SelectMany(CarriersIn).ToLookup(c => c.Name);
        return sources.SelectMany(source => Passed(source, carriers).Concat(Set(source)).SelectMany(Branches)
            .Select(expression => (Read(expression, constants), source.At(expression))).Where(found => found.Item1 is not "").Concat(Chosen(source)));
    }

    /// <summary>Arguments for parameters named <c>code</c>.</summary>
    private static IEnumerable<ExpressionSyntax> Passed(Source source, ILookup<string, (string Name, int Index, int Count)> carriers) =>
        from call in source.Root.DescendantNodes()
        let called = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } i => (member.Name.Identifier.Text, i.ArgumentList),
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } i => (name.Identifier.Text, i.ArgumentList),
            ObjectCreationExpressionSyntax o => (o.Type.ToString().Split('.')[^1], o.ArgumentList),
            ImplicitObjectCreationExpressionSyntax o => (TargetOf(o), o.ArgumentList),
            _ => (null, null),
        }
        where called is { Item1: not null, Item2: not null }
        from carrier in carriers[called.Item1]
        where called.Item2.Arguments.Count == carrier.Count
        select called.Item2.Arguments[carrier.Index].Expression;

    private static string? TargetOf(ImplicitObjectCreationExpressionSyntax creation) =>
        (creation.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType as IdentifierNameSyntax)?.Identifier.Text;

    /// <summary><c>["code"] = …</c></summary>
    private static IEnumerable<ExpressionSyntax> Set(Source source) =>
        from assignment in source.All<AssignmentExpressionSyntax>()
        where assignment.Left.ToString().EndsWith("[\"code\"]", StringComparison.Ordinal)
        select assignment.Right;

    /// <summary>Methods such as <c>DefaultCode</c>, which choose a code.</summary>
    private static IEnumerable<(string? Code, string Place)> Chosen(Source source) =>
        from method in source.All<MethodDeclarationSyntax>()
        where method.Identifier.Text.EndsWith("Code", StringComparison.Ordinal) && method.ReturnType.ToString() == "string"
        from literal in method.DescendantNodes().OfType<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.StringLiteralExpression)
        select ((string?)literal.Token.ValueText, source.At(literal));

    /// <summary>The code; empty where it is only passed on; null where this reader is at a loss.</summary>
    private static string? Read(ExpressionSyntax expression, ILookup<string, string> constants) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        IdentifierNameSyntax { Identifier.Text: "code" } => "",
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Code", Expression: IdentifierNameSyntax { Identifier.Text: var owner } } when char.IsLower(owner[0]) => "",
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var method } } when method.EndsWith("Code", StringComparison.Ordinal) => "",
        IdentifierNameSyntax name when InOwnType(name) is { } own => own,
        SimpleNameSyntax name => constants[name.Identifier.Text].Distinct().ToList() is [var only] ? only : null,
        MemberAccessExpressionSyntax member => Read(member.Name, constants),
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Branches(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax choice ? Branches(choice.WhenTrue).Concat(Branches(choice.WhenFalse)) : [expression];

    private static string? InOwnType(IdentifierNameSyntax name) =>
        name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables).Where(variable => variable.Identifier.Text == name.Identifier.Text)
            .Select(variable => (variable.Initializer?.Value as LiteralExpressionSyntax)?.Token.ValueText).FirstOrDefault();

    private static IEnumerable<(string Name, string Value)> ConstantsIn(Source source) =>
        from field in source.All<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.ConstKeyword)
        from variable in field.Declaration.Variables
        where variable.Initializer?.Value is LiteralExpressionSyntax literal && Kebab().IsMatch(literal.Token.ValueText)
        select (variable.Identifier.Text, ((LiteralExpressionSyntax)variable.Initializer!.Value).Token.ValueText);

    private static IEnumerable<(string Name, int Index, int Count)> CarriersIn(Source source) =>
        from list in source.All<ParameterListSyntax>()
        let index = list.Parameters.IndexOf(p => p.Identifier.Text == "code" && p.Type?.ToString() == "string")
        where index >= 0
        let name = list.Parent switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            TypeDeclarationSyntax type => type.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            _ => null,
        }
        where name is not null
        select (name, index, list.Parameters.Count);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
