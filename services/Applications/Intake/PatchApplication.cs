using System.Text.Json;
using System.Text.Json.Nodes;
using Applications.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Intake;

/// <summary>Saves a part of a draft's form (JSON merge patch, RFC 7396): what is not named stays as it is.</summary>
internal static class PatchApplication
{
    public const string MediaType = "application/merge-patch+json";

    public static async Task<Results<Ok<ApplicationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, JsonElement patch, ApplicationDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.Own.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        return patch.ValueKind is not JsonValueKind.Object || patch.GetPropertyCount() == 0
            ? TypedResults.Problem(ValidationProblems.Unprocessable([new("", "A patch is an object that names at least one member of the form.")]))
            : await ChangeApplication.SaveAsync(application, Merge(application.Form, patch), desk, cancellationToken);
    }

    private static ApplicationForm Merge(ApplicationForm form, JsonElement patch)
    {
        try
        {
            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(form, FormJson.Options), JsonObject.Create(patch));
            return merged.Deserialize<ApplicationForm>(FormJson.Options)!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException) // half a surrogate pair is no text
        {
            throw new BadHttpRequestException("The patch does not fit the form.", e as JsonException ?? new JsonException(e.Message));
        }
    }
}
