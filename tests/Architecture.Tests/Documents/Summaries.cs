using System.Text.RegularExpressions;
using Architecture.Tests.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Documents;

/// <summary>The one-sentence promise that stands above a type.</summary>
internal static partial class Summaries
{
    public static string Of(string path, string type)
    {
        var declaration = Sources.Of(path).All<BaseTypeDeclarationSyntax>().Single(t => t.Identifier.Text == type);
        var summary = declaration.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.Content).OfType<XmlElementSyntax>().Single(element => element.StartTag.Name.ToString() == "summary");
        return Spaces().Replace(string.Concat(summary.Content.Select(Plain)), " ").Trim();
    }

    private static string Plain(XmlNodeSyntax node) => node switch
    {
        XmlTextSyntax text => string.Concat(text.TextTokens.Select(token => token.IsKind(SyntaxKind.XmlTextLiteralNewLineToken) ? " " : token.ValueText)),
        XmlElementSyntax element => string.Concat(element.Content.Select(Plain)),
        XmlEmptyElementSyntax reference => $"`{reference.Attributes.OfType<XmlCrefAttributeSyntax>().FirstOrDefault()?.Cref}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
