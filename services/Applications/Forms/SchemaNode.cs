using System.Text.Json;

namespace Applications.Forms;

/// <summary>
/// A schema of JSON Schema 2020-12, read once and applied often. It knows exactly the keywords that the published forms use, format
/// asserted, and refuses a schema with any other: a rule is never skipped in silence.
/// </summary>
internal sealed class SchemaNode
{
    private static readonly string[] Annotations = ["$schema", "$id", "title", "x-title-en"];
    private readonly List<Rule> _rules = [];

    private delegate void Rule(JsonElement value, string at, List<FormProblem> found);

    public SchemaNode(JsonElement schema)
    {
        Chinese = schema.TryGetProperty("title", out var title) ? title.GetString()! : "";
        English = schema.TryGetProperty("x-title-en", out var english) ? english.GetString()! : "";
        foreach (var keyword in schema.EnumerateObject().Where(k => !Annotations.Contains(k.Name)))
        {
            Add(keyword.Name, keyword.Value, schema);
        }
    }

    public string Chinese { get; }

    public string English { get; }

    /// <summary>All that is wrong, at once.</summary>
    public IReadOnlyList<FormProblem> Check(JsonElement value)
    {
        var found = new List<FormProblem>();
        Check(value, "", found);
        return found;
    }

    private void Check(JsonElement value, string at, List<FormProblem> found)
    {
        foreach (var rule in _rules)
        {
            rule(value, at, found);
        }
    }

    private void Add(string keyword, JsonElement operand, JsonElement schema)
    {
        switch (keyword)
        {
            case "properties":
                AddProperties(operand);
                break;
            case "required":
                AddRequired(operand, schema);
                break;
            case "additionalProperties":
                AddAdditional(operand, schema);
                break;
            case "propertyNames":
                AddNames(new(operand));
                break;
            case "items":
                AddItems(new(operand));
                break;
            case "if":
                AddCondition(new(operand), Part(schema, "then"), Part(schema, "else"));
                break;
            case "then" or "else":
                break; // read with its "if"
            default:
                var test = SchemaTest.Of(keyword, operand);
                _rules.Add((value, at, found) =>
                {
                    if (!test.Holds(value))
                    {
                        found.Add(test.Problem(at, this));
                    }
                });
                break;
        }
    }

    private void AddProperties(JsonElement operand)
    {
        var nodes = operand.EnumerateObject().ToDictionary(member => member.Name, member => new SchemaNode(member.Value));
        _rules.Add((value, at, found) =>
        {
            foreach (var member in MembersOf(value))
            {
                if (nodes.TryGetValue(member.Name, out var node))
                {
                    node.Check(member.Value, Pointer.To(at, member.Name), found);
                }
            }
        });
    }

    private void AddRequired(JsonElement operand, JsonElement schema)
    {
        var names = operand.EnumerateArray().Select(name => name.GetString()!).ToArray();
        var titles = names.ToDictionary(name => name, name => Part(schema, "properties", name));
        _rules.Add((value, at, found) =>
        {
            if (value.ValueKind is JsonValueKind.Object)
            {
                found.AddRange(names.Where(name => !value.TryGetProperty(name, out _))
                    .Select(name => SchemaTest.Missing(Pointer.To(at, name), name, titles[name])));
            }
        });
    }

    private void AddAdditional(JsonElement operand, JsonElement schema)
    {
        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(member => member.Name).ToHashSet()
            : [];
        var node = operand.ValueKind is JsonValueKind.False ? null : new SchemaNode(operand);
        _rules.Add((value, at, found) =>
        {
            foreach (var member in MembersOf(value).Where(member => !known.Contains(member.Name)))
            {
                var pointer = Pointer.To(at, member.Name);
                if (node is null)
                {
                    found.Add(SchemaTest.Unknown(pointer, member.Name));
                }
                else
                {
                    node.Check(member.Value, pointer, found);
                }
            }
        });
    }

    private void AddNames(SchemaNode names) => _rules.Add((value, at, found) =>
        found.AddRange(MembersOf(value).Where(member => names.Check(JsonSerializer.SerializeToElement(member.Name)).Count > 0)
            .Select(member => SchemaTest.WrongName(Pointer.To(at, member.Name), member.Name))));

    private void AddItems(SchemaNode items) => _rules.Add((value, at, found) =>
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                items.Check(item, $"{at}/{i}", found);
            }
        }
    });

    private void AddCondition(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) => _rules.Add((value, at, found) =>
        (condition.Check(value).Count == 0 ? then : otherwise)?.Check(value, at, found));

    private static IEnumerable<JsonProperty> MembersOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static SchemaNode? Part(JsonElement schema, params string[] path)
    {
        foreach (var name in path)
        {
            if (!schema.TryGetProperty(name, out schema))
            {
                return null;
            }
        }

        return new(schema);
    }
}
