using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Applications.Intake;
using Applications.Requests;
using ServiceDefaults.Requests;

namespace Applications.Forms;

/// <summary>A field of the form that an office asks to be corrected (退回意见).</summary>
/// <param name="Pointer">JSON pointer into the form, such as <c>/payee/accountNumber</c>; it may name what is missing.</param>
public sealed record MarkedField(
    [property: Required, RegularExpression("^(/([^/~]|~[01])+)+$"), StringLength(200)] string Pointer,
    [property: Required, Text(Words.Max)] string Remark);

/// <summary>A marked field with what stood there when it was marked.</summary>
/// <param name="Was">JSON; none where nothing was.</param>
internal sealed record Correction(string Pointer, string Remark, string? Was)
{
    public static IReadOnlyList<Correction> Mark(ApplicationForm form, IReadOnlyList<MarkedField> fields)
    {
        var document = FormJson.Of(form);
        return [.. fields.Select(f => new Correction(f.Pointer, f.Remark, FormJson.At(document, f.Pointer)?.GetRawText()))];
    }

    public static IReadOnlyList<CorrectionView> ViewsOf(IReadOnlyList<Correction> corrections, ApplicationForm form)
    {
        if (corrections.Count == 0)
        {
            return [];
        }

        var document = FormJson.Of(form);
        return [.. corrections.Select(c => new CorrectionView(c.Pointer, c.Remark, c.IsChangedIn(document)))];
    }

    private bool IsChangedIn(JsonElement document)
    {
        var now = FormJson.At(document, Pointer);
        if (Was is null || now is null)
        {
            return Was is not null || now is not null;
        }

        using var was = JsonDocument.Parse(Was);
        return !JsonElement.DeepEquals(was.RootElement, now.Value);
    }
}

/// <summary>What an office asked to be corrected, and whether it has been changed since.</summary>
public sealed record CorrectionView(string Pointer, string Remark, bool Changed);
