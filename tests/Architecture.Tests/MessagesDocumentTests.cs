using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Architecture.Tests.Documents;
using Contracts;
using Messaging;

namespace Architecture.Tests;

/// <summary>docs/messages.md is the catalogue in words: whoever adds an event adds its row.</summary>
public sealed partial class MessagesDocumentTests
{
    private static readonly EventCatalog Catalog = new(typeof(IEvent).Assembly);
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_table_is_the_catalogue() => GeneratedPart.Check("docs/messages.md", Table());

    [Fact]
    public void Every_queue_that_a_document_names_exists()
    {
        var queues = Catalog.All.SelectMany(e => e.Subscribers.Select(e.QueueOf)).ToHashSet();
        var named = Repository.Files(".md").SelectMany(file => QueueName().Matches(Repository.Read(file)).Select(match => (file, match.Value))).ToList();
        Assert.NotEmpty(named); // else this test sees nothing
        Findings.None(named.Where(name => !queues.Contains(name.Value)).Select(name => $"{name.file} names the queue {name.Value}, which does not exist."));
    }

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (var owner in Catalog.All.GroupBy(e => e.Owner))
        {
            table.Append($"### {Parts.FolderOf(owner.Key)}\n\n| event | what happened | fields | queues of its subscribers |\n|---|---|---|---|\n");
            foreach (var e in owner)
            {
                var fields = string.Join(", ", e.Type.GetProperties().Where(IsOwnField).Select(p => $"`{Camel(p.Name)}`: {NameOf(p)}"));
                var queues = e.Subscribers.Count == 0 ? "none yet: sent without `mandatory`" : string.Join(", ", e.Subscribers.Select(s => $"`{e.QueueOf(s)}`"));
                var summary = Summaries.Of($"Contracts/{Parts.FolderOf(e.Owner)}/{e.Type.Name}.cs", e.Type.Name);
                table.Append($"| `{e.Type.Name}` | {summary} | {fields} | {queues} |\n");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    private static bool IsOwnField(PropertyInfo property) => property.Name is not (nameof(IEvent.AggregateId) or nameof(IEvent.Version));

    private static string NameOf(PropertyInfo property) =>
        NameOf(property.PropertyType) + (Nullability.Create(property).ReadState is NullabilityState.Nullable ? "?" : "");

    private static string NameOf(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => NameOf(inner),
        { IsGenericType: true } => $"list of {string.Join(", ", type.GetGenericArguments().Select(NameOf))}",
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(decimal) => "decimal",
        _ when type == typeof(Guid) => "UUID",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(DateTimeOffset) => "instant",
        _ when type == typeof(TimeSpan) => "duration",
        _ => $"`{type.Name}`",
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\b(applications|evaluation|registry|funding)\.[a-z]+(-[a-z]+)+\b")]
    private static partial Regex QueueName();
}
