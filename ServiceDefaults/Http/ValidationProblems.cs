using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ServiceDefaults.Http;

/// <summary>One thing that is wrong with a body, and where: a JSON pointer (RFC 6901).</summary>
public sealed record FieldError(string Pointer, string Detail);

/// <summary>422 for a body that is well formed but wrong: all errors at once, each with its pointer.</summary>
public static partial class ValidationProblems
{
    public const string Code = "invalid-body";
    private const string Title = "Some fields are wrong: correct each one named here and send again.";

    /// <summary>For rules that a slice checks itself, beside the attributes on its request.</summary>
    public static ProblemDetails Unprocessable(IEnumerable<FieldError> errors) => new()
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Title = Title,
        Extensions = { ["code"] = Code, ["errors"] = errors.ToList() },
    };

    internal static ProblemDetails ToUnprocessable(HttpValidationProblemDetails invalid) => Unprocessable(
        from field in invalid.Errors
        from message in field.Value
        select new FieldError(ToPointer(field.Key), message));

    /// <summary>Text that is no JSON is malformed (400); JSON that does not fit the shape is wrong (422).</summary>
    internal static ProblemDetails FromJson(JsonException failure)
    {
        var isSyntax = failure.GetType() != typeof(JsonException) || failure.InnerException is JsonException;
        return isSyntax
            ? Problems.Problem(StatusCodes.Status400BadRequest, "malformed-json",
                $"The body is not valid JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine}).")
            : Unprocessable([new(ToPointer((failure.Path ?? "$").TrimStart('$')), Describe(failure))]);
    }

    /// <summary><c>Lines[0].Amount</c> and <c>$.lines[0].amount</c> both become <c>/lines/0/amount</c>; a quoted key stays as it is.</summary>
    internal static string ToPointer(string path)
    {
        var pointer = new StringBuilder();
        foreach (Match segment in Segment().Matches(path))
        {
            var name = segment.Groups["key"] is { Success: true } key ? key.Value : JsonNamingPolicy.CamelCase.ConvertName(segment.Groups["name"].Value);
            pointer.Append('/').Append(Escape(name));
        }

        return pointer.ToString();
    }

    /// <summary>A member's name as a pointer writes it.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    [GeneratedRegex(@"\['(?<key>[^']*)'\]|(?<name>[^.\[\]]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Segment();

    private static string Describe(JsonException failure)
    {
        // The serialiser's sentence names .NET types; its first part is what a caller can use.
        var sentence = failure.Message.Split(" Path: ")[0];
        return sentence.Contains("could not be converted to", StringComparison.Ordinal)
            ? "The value has the wrong type or form."
            : sentence.Replace("type '", "'", StringComparison.Ordinal);
    }
}
