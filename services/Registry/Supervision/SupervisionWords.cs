using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Registry.Supervision;

/// <summary>The commission's words under each heading; a heading without any shows its figures alone.</summary>
/// <param name="Targets">目标任务完成情况</param>
/// <param name="Results">取得成效</param>
/// <param name="Problems">存在的问题</param>
public sealed record SupervisionWords(
    [property: Text(20_000)] string? Targets = null, [property: Text(20_000)] string? Results = null, [property: Text(20_000)] string? Problems = null)
    : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Targets is null && Results is null && Problems is null)
        {
            yield return new("Write under one heading at least.", [nameof(Targets)]);
        }
    }
}
