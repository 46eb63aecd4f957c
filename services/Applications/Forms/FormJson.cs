using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Applications.Intake;
using ServiceDefaults.Http;

namespace Applications.Forms;

/// <summary>A form as JSON: what was not said is not there. The published schemas speak of this document.</summary>
internal static class FormJson
{
    public static readonly JsonSerializerOptions Options = StrictJson.Apply(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNameCaseInsensitive = false,
    });

    public static JsonElement Of(ApplicationForm form) => JsonSerializer.SerializeToElement(form, Options);

    /// <summary>Null where nothing is.</summary>
    public static JsonElement? At(JsonElement form, string pointer)
    {
        var here = form;
        foreach (var member in Pointer.Members(pointer))
        {
            var found = here.ValueKind switch
            {
                JsonValueKind.Object => here.TryGetProperty(member, out here),
                JsonValueKind.Array => int.TryParse(member, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                    && i < here.GetArrayLength() && (here = here[i]).ValueKind is not JsonValueKind.Undefined,
                _ => false,
            };
            if (!found)
            {
                return null;
            }
        }

        return here;
    }
}
