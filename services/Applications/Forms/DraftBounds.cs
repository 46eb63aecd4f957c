using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Applications.Intake;
using Applications.Requests;
using ServiceDefaults.Http;

namespace Applications.Forms;

/// <summary>What no draft may hold, however incomplete it may be: too much of anything, control characters, figures the seal cannot hold.</summary>
internal static partial class DraftBounds
{
    private const int MaxBytes = 512 * 1024;
    private const int MaxEntries = 200;
    private const decimal MaxFigure = 1_000_000_000_000m;

    /// <param name="root">Where the form lies in the request.</param>
    public static IReadOnlyList<FieldError> ErrorsOf(ApplicationForm form, string root = "")
    {
        var errors = new List<FieldError>();
        Name(errors, $"{root}/name", form.Name);
        Name(errors, $"{root}/applicantName", form.ApplicantName);
        if (form.Area is null || !Area().IsMatch(form.Area))
        {
            errors.Add(new($"{root}/area", "Give a division code such as 130102, or P and five digits for a zone without one."));
        }

        var document = FormJson.Of(form);
        if (Encoding.UTF8.GetByteCount(document.GetRawText()) > MaxBytes)
        {
            errors.Add(new(root, $"A form has at most {MaxBytes / 1024} KB: put what is long into materials."));
        }

        Walk(errors, root, document);
        return errors;
    }

    private static void Name(List<FieldError> errors, string pointer, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > Words.MaxName)
        {
            errors.Add(new(pointer, $"Write 1 to {Words.MaxName} characters."));
        }
    }

    private static void Walk(List<FieldError> errors, string at, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Entries(errors, at, value.GetPropertyCount());
                foreach (var member in value.EnumerateObject())
                {
                    var pointer = Pointer.To(at, member.Name);
                    Text(errors, pointer, member.Name, Words.MaxCode);
                    Walk(errors, pointer, member.Value);
                }

                break;
            case JsonValueKind.Array:
                Entries(errors, at, value.GetArrayLength());
                var i = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Walk(errors, $"{at}/{i++}", item);
                }

                break;
            case JsonValueKind.String:
                Text(errors, at, value.GetString()!, Words.MaxStatement);
                break;
            case JsonValueKind.Number when !value.TryGetDecimal(out var figure) || Math.Abs(figure) >= MaxFigure || decimal.Round(figure, SealedForm.Scale) != figure:
                errors.Add(new(at, "Give at most four decimal places, and less than 1,000,000,000,000."));
                break;
            case JsonValueKind.Null:
                errors.Add(new(at, "Nothing stands here: leave the entry out."));
                break;
        }
    }

    private static void Entries(List<FieldError> errors, string at, int count)
    {
        if (count > MaxEntries)
        {
            errors.Add(new(at, $"At most {MaxEntries} entries."));
        }
    }

    private static void Text(List<FieldError> errors, string at, string text, int max)
    {
        if (text.Length > max || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            errors.Add(new(at, $"At most {max} characters, no control characters among them."));
        }
    }

    [GeneratedRegex("^([0-9]{6}|P[0-9]{5})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Area();
}
