using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>The methods behind a service's routes, and every type of the service that its callers meet through them.</summary>
internal static class Endpoints
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Records that a handler takes from the body or the query, with the records inside them.</summary>
    public static HashSet<Type> RequestsOf(Assembly service)
    {
        var found = new HashSet<Type>();
        foreach (var parameter in HandlersOf(service).SelectMany(handler => handler.GetParameters()).Where(p => p.ParameterType.IsRecord()))
        {
            Visit(parameter.ParameterType, service, found);
        }

        return found;
    }

    /// <summary>Requests, answers, what these hold, and the validation attributes on them: the service's public face.</summary>
    public static HashSet<Type> SurfaceOf(Assembly service)
    {
        var found = RequestsOf(service);
        foreach (var handler in HandlersOf(service))
        {
            Visit(handler.ReturnType, service, found);
        }

        return found;
    }

    public static IReadOnlyList<MethodInfo> HandlersOf(Assembly service)
    {
        var types = service.WrittenTypes().ToLookup(type => type.Name);
        return
        [
            .. from source in Sources.Under($"services/{service.GetName().Name}")
               from call in source.All<InvocationExpressionSyntax>()
               where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" }
               let name = NameOf(call) ?? throw new InvalidOperationException($"{source.At(call)}: make the handler a named method, so that rules can see it.")
               from method in types[name.Type].SelectMany(type => type.GetMethods(Static))
               where method.Name == name.Method
               select method,
        ];
    }

    private static (string Type, string Method)? NameOf(InvocationExpressionSyntax map) => map.ArgumentList.Arguments[^1].Expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access => (type.Identifier.Text, access.Name.Identifier.Text),
        IdentifierNameSyntax method => (map.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.Text, method.Identifier.Text),
        _ => null,
    };

    private static void Visit(Type type, Assembly service, HashSet<Type> found)
    {
        foreach (var argument in type.GetGenericArguments())
        {
            Visit(argument, service, found);
        }

        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, service, found);
        }

        if (type.Assembly != service || !found.Add(type) || type.IsEnum)
        {
            return;
        }

        foreach (var property in type.GetProperties())
        {
            Visit(property.PropertyType, service, found);
            foreach (var attribute in property.GetCustomAttributesData())
            {
                Visit(attribute.AttributeType, service, found);
            }
        }
    }
}
