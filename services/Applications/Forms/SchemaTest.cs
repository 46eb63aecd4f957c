using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceDefaults.Requests;

namespace Applications.Forms;

/// <summary>One keyword that looks at a value alone, with what to say where it does not hold, in both languages.</summary>
/// <param name="Holds">True for a value that the keyword does not speak of.</param>
internal sealed record SchemaTest(Func<JsonElement, bool> Holds, string Code, string English, string Chinese)
{
    public FormProblem Problem(string at, SchemaNode node) => new(at, Code, $"{node.English}: {English}", $"{node.Chinese}:{Chinese}");

    public static FormProblem Missing(string at, string name, SchemaNode? member) => new(
        at, "missing", $"{Or(member?.English, name)} is missing: give it.", $"{Or(member?.Chinese, name)}必填。");

    public static FormProblem Unknown(string at, string name) => new(
        at, "unknown-member", $"{name} is no part of this form: remove it.", $"本表没有“{name}”一项,请删除。");

    public static FormProblem WrongName(string at, string name) => new(
        at, "wrong-name", $"{name} is no name for an entry here: rename it.", $"“{name}”不能作为此处的编号,请更改。");

    public static SchemaTest Of(string keyword, JsonElement operand) => keyword switch
    {
        "type" => Type(operand.GetString()!),
        "enum" => Among([.. operand.EnumerateArray()]),
        "const" => Among([operand]),
        "maxLength" => new(
            v => v.ValueKind is not JsonValueKind.String || v.GetString()!.EnumerateRunes().Count() <= operand.GetInt32(),
            "too-long", $"write at most {operand} characters.", $"不超过{operand}个字符。"),
        "pattern" => Pattern(operand.GetString()!),
        "format" => Format(operand.GetString()!),
        "minimum" => Number(n => n >= operand.GetDouble(), "too-small", $"give at least {operand}.", $"不小于{operand}。"),
        "maximum" => Number(n => n <= operand.GetDouble(), "too-large", $"give at most {operand}.", $"不大于{operand}。"),
        "exclusiveMaximum" => Number(n => n < operand.GetDouble(), "too-large", $"give less than {operand}.", $"须小于{operand}。"),
        "minItems" => Count(JsonValueKind.Array, n => n >= operand.GetInt32(), "too-few", $"give at least {operand}.", $"至少{operand}项。"),
        "maxItems" => Count(JsonValueKind.Array, n => n <= operand.GetInt32(), "too-many", $"give at most {operand}.", $"至多{operand}项。"),
        "minProperties" => Count(JsonValueKind.Object, n => n >= operand.GetInt32(), "too-few", $"give at least {operand}.", $"至少{operand}项。"),
        "maxProperties" => Count(JsonValueKind.Object, n => n <= operand.GetInt32(), "too-many", $"give at most {operand}.", $"至多{operand}项。"),
        "uniqueItems" when operand.ValueKind is JsonValueKind.True => new(IsWithoutRepetition, "repeated", "name each once.", "不得重复。"),
        _ => throw new NotSupportedException($"The keyword {keyword} is not checked here, so no form may use it."),
    };

    private static SchemaTest Type(string type) => new(
        type switch
        {
            "object" => v => v.ValueKind is JsonValueKind.Object,
            "array" => v => v.ValueKind is JsonValueKind.Array,
            "string" => v => v.ValueKind is JsonValueKind.String,
            "boolean" => v => v.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => v => v.ValueKind is JsonValueKind.Number,
            "integer" => v => v.ValueKind is JsonValueKind.Number && double.IsInteger(v.GetDouble()),
            _ => throw new NotSupportedException($"The type {type} is not checked here, so no form may use it."),
        },
        "wrong-type", type is "integer" ? "give a whole number." : $"this is no {type}.", type is "integer" ? "须为整数。" : "类型有误。");

    private static SchemaTest Among(JsonElement[] allowed) => new(
        v => allowed.Any(a => JsonElement.DeepEquals(a, v)), "not-allowed",
        $"choose one of {string.Join(", ", allowed.Select(a => a.ToString()))}.", $"只能取:{string.Join("、", allowed.Select(a => a.ToString()))}。");

    private static SchemaTest Pattern(string pattern)
    {
        // $ means the very end, as in every other language's validators.
        var regex = new Regex(pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern, RegexOptions.CultureInvariant);
        bool Holds(JsonElement value) => value.ValueKind is not JsonValueKind.String || regex.IsMatch(value.GetString()!);
        return pattern == Schemas.NotBlank
            ? new(Holds, "blank", "write something.", "不得为空白。")
            : new(Holds, "wrong-pattern", $"this does not look like {pattern}.", $"格式有误,应符合 {pattern}。");
    }

    private static SchemaTest Format(string format)
    {
        Func<string, bool> holds = format switch
        {
            "date" => text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            Schemas.CreditCodeFormat => CreditCodeAttribute.IsCode,
            _ => throw new NotSupportedException($"The format {format} is not checked here, so no form may use it."),
        };
        return new(
            v => v.ValueKind is not JsonValueKind.String || holds(v.GetString()!), "wrong-format",
            format is "date" ? "give a date such as 2018-12-31." : "18 characters, the last a check character.",
            format is "date" ? "日期格式如2018-12-31。" : "统一社会信用代码有误(18位,末位为校验码)。");
    }

    private static SchemaTest Number(Func<double, bool> holds, string fault, string english, string chinese) =>
        new(v => v.ValueKind is not JsonValueKind.Number || holds(v.GetDouble()), fault, english, chinese);

    private static SchemaTest Count(JsonValueKind kind, Func<int, bool> holds, string fault, string english, string chinese) => new(
        v => v.ValueKind != kind || holds(kind is JsonValueKind.Array ? v.GetArrayLength() : v.GetPropertyCount()), fault, english, chinese);

    private static bool IsWithoutRepetition(JsonElement value) =>
        value.ValueKind is not JsonValueKind.Array
        || value.EnumerateArray().Select((item, i) => (item, i)).All(a => value.EnumerateArray().Take(a.i).All(b => !JsonElement.DeepEquals(a.item, b)));

    private static string Or(string? title, string name) => string.IsNullOrEmpty(title) ? name : title;
}
