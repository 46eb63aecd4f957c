using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Data;

/// <summary>An immutable value as one <c>jsonb</c> column, with the numbers of enums, which the rankings read row by row.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class? => ServiceDefaults.Data.JsonColumn.IsJson(property, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    public static T Read<T>(ref Utf8JsonReader reader) => JsonSerializer.Deserialize<T>(ref reader, Options)!;
}
