using System.Text;
using Architecture.Tests.Code;
using Architecture.Tests.Documents;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>docs/states.md shows the arrows that the aggregates' switch tables allow, and no others.</summary>
public sealed class StatesDocumentTests
{
    [Fact]
    public void The_tables_are_the_aggregates_own() => GeneratedPart.Check("docs/states.md", Tables());

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var source in Sources.Under("services"))
        {
            foreach (var table in source.All<SwitchExpressionSyntax>().Where(IsStateTable))
            {
                var owner = table.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.Text;
                text.Append($"### {source.Path.Split('/')[1]}: {owner}{OfWhich(table)}\n\n| from | to |\n|---|---|\n");
                foreach (var arrow in table.Arms.Where(arm => arm.Pattern is RecursivePatternSyntax).SelectMany(ArrowsOf).GroupBy(a => a.From, a => a.To))
                {
                    text.Append($"| {arrow.Key} | {string.Join(", ", arrow)} |\n");
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary><c>(Status, next) switch { … }</c>, as the conventions say.</summary>
    private static bool IsStateTable(SwitchExpressionSyntax table) =>
        table.GoverningExpression is TupleExpressionSyntax { Arguments: [_, { Expression: IdentifierNameSyntax { Identifier.Text: "next" } }] };

    /// <summary>An aggregate with two statuses has two tables.</summary>
    private static string OfWhich(SwitchExpressionSyntax table) =>
        ((TupleExpressionSyntax)table.GoverningExpression).Arguments[0].ToString() is var status and not "Status" ? $", its {status}" : "";

    private static IEnumerable<(string From, string To)> ArrowsOf(SwitchExpressionArmSyntax arm)
    {
        var sides = ((RecursivePatternSyntax)arm.Pattern).PositionalPatternClause!.Subpatterns;
        return from start in NamesIn(sides[0].Pattern) from end in NamesIn(sides[1].Pattern) select (start, end);
    }

    private static IEnumerable<string> NamesIn(PatternSyntax pattern) => pattern switch
    {
        BinaryPatternSyntax either => NamesIn(either.Left).Concat(NamesIn(either.Right)),
        ParenthesizedPatternSyntax inner => NamesIn(inner.Pattern),
        ConstantPatternSyntax { Expression: MemberAccessExpressionSyntax member } => [member.Name.Identifier.Text],
        DiscardPatternSyntax => ["any"],
        _ => throw new InvalidOperationException($"A state table has the pattern {pattern}, which docs/states.md cannot show."),
    };
}
