using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NativeHost.Tests;

/// <summary>One resource as apphost.cs declares it.</summary>
internal sealed record DeclaredResource(string Name, string Kind)
{
    public HashSet<string> References { get; } = [];

    public HashSet<string> Waits { get; } = [];

    public HashSet<string> Settings { get; } = [];
}

/// <summary>Reads apphost.cs as it is in demo mode, as a small language, without Aspire: declarations, its own local functions, <c>if</c> on a bool, one
/// <c>foreach</c>, and fluent chains of Add…, WithReference, WaitFor, WaitForCompletion, WithEnvironment. It refuses what it does not know.</summary>
internal sealed class AppHostReader
{
    private readonly Dictionary<string, LocalFunctionStatementSyntax> _functions;
    private readonly List<DeclaredResource> _programs = [];

    private AppHostReader(CompilationUnitSyntax file)
    {
        var statements = file.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList();
        _functions = statements.OfType<LocalFunctionStatementSyntax>().ToDictionary(function => function.Identifier.Text);
        Run(statements, Globals);
    }

    public List<DeclaredResource> Resources { get; } = [];

    private Dictionary<string, object?> Globals { get; } = [];

    public static IReadOnlyList<DeclaredResource> Read(string source) =>
        new AppHostReader(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Regular)
            .WithFeatures([new("FileBasedProgram", "true")])).GetCompilationUnitRoot()).Resources;

    private object? Run(IEnumerable<StatementSyntax> statements, Dictionary<string, object?> scope)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] }:
                    scope[variable.Identifier.Text] = Evaluate(variable.Initializer?.Value, scope);
                    break;
                case ExpressionStatementSyntax expression:
                    Evaluate(expression.Expression, scope);
                    break;
                case IfStatementSyntax { Else: null } branch when Evaluate(branch.Condition, scope) is bool condition:
                    _ = condition ? Run(Body(branch.Statement), scope) : null;
                    break;
                case ForEachStatementSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "programs" } } loop:
                    _programs.ForEach(program => Run(Body(loop.Statement), new(scope) { [loop.Identifier.Text] = program }));
                    break;
                case ReturnStatementSyntax returned:
                    return Evaluate(returned.Expression, scope);
                case LocalFunctionStatementSyntax:
                    break;
                default:
                    throw new NotSupportedException($"apphost.cs says more than this reader knows: {statement}");
            }
        }

        return null;
    }

    private static SyntaxList<StatementSyntax> Body(StatementSyntax statement) => ((BlockSyntax)statement).Statements;

    private object? Evaluate(ExpressionSyntax? expression, Dictionary<string, object?> scope) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        BinaryExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "demoMode" }, Right: LiteralExpressionSyntax { Token.Text: "\"true\"" } } => true,
        IdentifierNameSyntax name => scope.GetValueOrDefault(name.Identifier.Text) ?? Globals.GetValueOrDefault(name.Identifier.Text),
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolationSyntax hole
            ? Evaluate(hole.Expression, scope) as string
            : part.ToString())),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax function } call => Call(function.Identifier.Text, call, scope),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call => Chain(member, call, scope),
        _ => null, // no resource: a list, a condition on the environment, a lambda
    };

    private object? Call(string name, InvocationExpressionSyntax call, Dictionary<string, object?> scope)
    {
        var function = _functions[name];
        if (function.Body is null)
        {
            return null;
        }

        var inner = new Dictionary<string, object?>();
        foreach (var (parameter, position) in function.ParameterList.Parameters.Select((parameter, position) => (parameter, position)))
        {
            var named = call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == parameter.Identifier.Text);
            var argument = named ?? call.ArgumentList.Arguments.Where(argument => argument.NameColon is null).ElementAtOrDefault(position);
            inner[parameter.Identifier.Text] = Evaluate(argument?.Expression ?? parameter.Default?.Value, scope);
        }

        return Run(function.Body.Statements, inner);
    }

    private object? Chain(MemberAccessExpressionSyntax member, InvocationExpressionSyntax call, Dictionary<string, object?> scope)
    {
        var target = Evaluate(member.Expression, scope);
        var arguments = call.ArgumentList.Arguments.Select(argument => Evaluate(argument.Expression, scope)).ToList();
        var method = member.Name.Identifier.Text;
        switch (method)
        {
            case "AddPostgres" or "AddRabbitMQ" or "AddDatabase" or "AddProject":
                Resources.Add(new DeclaredResource((string)arguments[0]!, method));
                return Resources[^1];
            case "Add" when arguments is [DeclaredResource program]:
                _programs.Add(program);
                return null;
            case "WithReference":
                ((DeclaredResource)target!).References.Add(((DeclaredResource)arguments[0]!).Name);
                break;
            case "WaitFor" or "WaitForCompletion":
                ((DeclaredResource)target!).Waits.Add($"{method} {((DeclaredResource)arguments[0]!).Name}");
                break;
            case "WithEnvironment":
                ((DeclaredResource)target!).Settings.Add((string)arguments[0]!);
                break;
            case var unknown when unknown.StartsWith("Add", StringComparison.Ordinal) || unknown.StartsWith("Wait", StringComparison.Ordinal):
                throw new NotSupportedException($"apphost.cs calls {unknown}, which this reader does not know.");
        }

        return target;
    }
}
