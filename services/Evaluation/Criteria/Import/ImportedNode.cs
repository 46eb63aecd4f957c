using System.Globalization;
using System.Text.Json;
using ServiceDefaults.Http;

namespace Evaluation.Criteria.Import;

/// <summary>A place in an imported document. Whatever is wrong is noted with its pointer, and reading goes on: so all faults come at once.</summary>
internal readonly record struct ImportedNode(JsonElement? Value, string Pointer, List<FieldError> Faults)
{
    public bool IsThere => Value is { ValueKind: not JsonValueKind.Null };

    /// <summary>The text that stands here; null where there is another value, or half a surrogate pair.</summary>
    public string? Written
    {
        get
        {
            try
            {
                return Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    public ImportedNode this[string name] => new(
        Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null, $"{Pointer}/{name}", Faults);

    /// <summary>Notes a fault here.</summary>
    public void Note(string detail) => Faults.Add(new(Pointer, detail));

    /// <summary>An object with no other members than these: a mistyped name is not silently left out.</summary>
    public bool IsObject(params string[] members)
    {
        if (Value is not { ValueKind: JsonValueKind.Object } value)
        {
            Note(IsThere ? "This is an object." : "This is missing.");
            return false;
        }

        var (pointer, faults) = (Pointer, Faults);
        faults.AddRange(value.EnumerateObject().Where(property => !members.Any(property.NameEquals)).Select(property => new FieldError(
            $"{pointer}/{ValidationProblems.Escape(NameOf(property))}", "Nobody knows this member.")));
        return true;
    }

    public IReadOnlyList<ImportedNode> Items(int most, int least = 1)
    {
        if (Value is not { ValueKind: JsonValueKind.Array } value || value.GetArrayLength() > most || value.GetArrayLength() < least)
        {
            Note($"This is a list of {least} to {most}.");
            return [];
        }

        var (pointer, faults) = (Pointer, Faults);
        return [.. value.EnumerateArray().Select((item, i) => new ImportedNode(item, $"{pointer}/{i}", faults))];
    }

    public string Text(int longest)
    {
        if (Written is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl))
        {
            return text;
        }

        Note($"This is a text of 1 to {longest} characters on one line.");
        return "";
    }

    public string? OptionalText(int longest) => IsThere ? Text(longest) : null;

    /// <summary>A number, or a text that is one, with as many places as a record keeps.</summary>
    public decimal Number(int places)
    {
        var text = Value switch
        {
            { ValueKind: JsonValueKind.String } => Written,
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15m && decimal.Round(number, places) == number)
        {
            return number;
        }

        Note($"This is a number of at most {places} decimal places.");
        return 0;
    }

    public int Integer()
    {
        if (Value is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number))
        {
            return number;
        }

        Note("This is a whole number.");
        return 0;
    }

    /// <summary>What JSON writes so, such as an enumeration's member by its name or a rule.</summary>
    public T? As<T>(string what)
    {
        try
        {
            return Value is { } value ? value.Deserialize<T>(Options) : Missing<T>(what);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Missing<T>(what);
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "�";
        }
    }

    private T? Missing<T>(string what)
    {
        Note($"This is {what}.");
        return default;
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };
}
