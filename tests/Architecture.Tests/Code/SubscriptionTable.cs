using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Code;

/// <summary>Which service registers a handler for which event, as its <c>Program.cs</c> says it.</summary>
internal static class SubscriptionTable
{
    private const string EveryService = "Calendar/CalendarHosting.cs";

    /// <summary>Pairs of service name and event type name.</summary>
    public static IEnumerable<(string Service, string Event, string Handler)> Read() =>
        from service in Parts.ServiceNames
        from source in new[] { Sources.Of($"services/{Parts.FolderOf(service)}/Program.cs"), Sources.Of(EveryService) }
        from registration in source.All<GenericNameSyntax>()
        where registration is { Identifier.Text: "On", TypeArgumentList.Arguments.Count: 2 }
        let types = registration.TypeArgumentList.Arguments
        select (service, NameOf(types[0]), NameOf(types[1]));

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
