using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace Registry.Bases.History;

/// <summary>A base as its row says it, column by column, made from EF's model: a column that is added is in the history by itself.</summary>
internal static class BaseState
{
    /// <summary>What the history says of itself, and so not in its changes.</summary>
    private static readonly string[] OfTheHistory =
        [nameof(Base.Id), nameof(Base.Revision), nameof(Base.ChangedAt), nameof(Base.TrueSince), nameof(Base.HistoryHash)];

    /// <summary>Every column that differs from what was loaded, with its new value; of a new base every column that has one.</summary>
    public static JsonObject ChangesOf(EntityEntry<Base> entry)
    {
        var isNew = entry.State is EntityState.Added or EntityState.Detached;
        var before = isNew ? [] : Read(entry.Metadata, entry.OriginalValues);
        var changes = new JsonObject();
        foreach (var (column, value) in Read(entry.Metadata, entry.CurrentValues))
        {
            before.TryGetValue(column, out var old);
            if (!JsonNode.DeepEquals(old, value))
            {
                changes[column] = value;
            }
        }

        return changes;
    }

    /// <summary>Every column with its value of now.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Of(EntityEntry<Base> entry) => Read(entry.Metadata, entry.CurrentValues);

    /// <summary>Gives the plain columns that are named the values that the history keeps of them.</summary>
    public static void Set(EntityEntry<Base> entry, IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (column, property) in Plain(entry))
        {
            if (fields.TryGetValue(column, out var value))
            {
                property.CurrentValue = FromJson(property.Metadata, value);
            }
        }
    }

    /// <summary>The values of plain columns as the history would keep them.</summary>
    public static JsonObject AsKept(EntityEntry<Base> entry, IReadOnlyDictionary<string, JsonElement> fields) => new(Plain(entry)
        .Where(plain => fields.ContainsKey(plain.Column))
        .Select(plain => KeyValuePair.Create(plain.Column, ToJson(plain.Property.Metadata, FromJson(plain.Property.Metadata, fields[plain.Column])))));

    /// <summary>A member that a row of before does not know is nothing in it.</summary>
    public static bool Equal(JsonNode? said, JsonNode? value) => (said, value) switch
    {
        (JsonObject one, JsonObject other) => one.Select(m => m.Key).Union(other.Select(m => m.Key)).All(name => Equal(one[name], other[name])),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Equal(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(said, value),
    };

    private static IEnumerable<(string Column, PropertyEntry Property)> Plain(EntityEntry<Base> entry)
    {
        var table = StoreObjectIdentifier.Create(entry.Metadata, StoreObjectType.Table)!.Value;
        return entry.Properties
            .Concat(entry.ComplexProperties.Where(c => !c.Metadata.ComplexType.IsMappedToJson()).SelectMany(c => c.Properties))
            .Select(property => (property.Metadata.GetColumnName(table)!, property));
    }

    private static Dictionary<string, JsonNode?> Read(ITypeBase type, PropertyValues values)
    {
        var table = StoreObjectIdentifier.Create(type.ContainingEntityType, StoreObjectType.Table)!.Value;
        var state = new Dictionary<string, JsonNode?>();
        Add(type);
        return state;

        void Add(ITypeBase part)
        {
            foreach (var property in part.GetProperties().Where(p => !OfTheHistory.Contains(p.Name) || part is not IEntityType))
            {
                state[property.GetColumnName(table)!] = ToJson(property, values[property]);
            }

            foreach (var complex in part.GetComplexProperties())
            {
                if (complex.ComplexType.GetContainerColumnName() is { } column)
                {
                    state[column] = ToJson(complex, values[complex]);
                }
                else
                {
                    Add(complex.ComplexType);
                }
            }
        }
    }

    private static JsonNode? ToJson(IComplexProperty property, object? value) => value switch
    {
        null => null,
        IEnumerable items when property.IsCollection => new JsonArray([.. items.Cast<object?>().Select(item => ToJson(property.ComplexType, item))]),
        _ => ToJson(property.ComplexType, value),
    };

    private static JsonObject? ToJson(IComplexType type, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var json = new JsonObject();
        foreach (var property in type.GetProperties())
        {
            json[property.GetJsonPropertyName()!] = ToJson(property, property.GetGetter().GetClrValue(value));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            json[complex.GetJsonPropertyName()!] = ToJson(complex, complex.GetGetter().GetClrValue(value));
        }

        return json;
    }

    /// <summary>As EF itself writes it into a JSON column, which is also how PostgreSQL reads it back into a plain one, rounded as that rounds.</summary>
    private static JsonNode? ToJson(IProperty property, object? value) => value switch
    {
        null => null,
        decimal number when property.GetScale() is { } scale => JsonValue.Create(Math.Round(number, scale, MidpointRounding.AwayFromZero)),
        _ => JsonNode.Parse(ReaderOf(property).ToJsonString(value)),
    };

    private static object? FromJson(IProperty property, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null ? null : ReaderOf(property).FromJsonString(value.GetRawText());

    private static JsonValueReaderWriter ReaderOf(IProperty property) =>
        property.GetJsonValueReaderWriter() ?? property.GetTypeMapping().JsonValueReaderWriter
        ?? throw new JsonException($"{property.Name} has no JSON form, which the history needs.");
}
