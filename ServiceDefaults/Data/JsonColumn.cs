using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDefaults.Data;

/// <summary>Keeps an immutable value as one <c>jsonb</c> column: it is replaced as a whole, never changed in place.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions NamedEnums = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <param name="options">How it is written; by default with the names of enums.</param>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, JsonSerializerOptions? options = null)
        where T : class? => property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, options ?? NamedEnums),
            text => JsonSerializer.Deserialize<T>(text, options ?? NamedEnums)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value));
}
