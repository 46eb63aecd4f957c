using Applications.Calls;
using Applications.Forms;

namespace Applications.Materials;

/// <summary>Where an answer names a material as its evidence.</summary>
/// <param name="Pointer">A JSON pointer into the form.</param>
internal sealed record EvidenceReference(string Pointer, Guid MaterialId);

/// <summary>Whether an application has every material that its call wants, and its answers name only what is there.</summary>
internal static class MaterialCheck
{
    public static IReadOnlyList<FormProblem> ProblemsOf(
        IEnumerable<RequiredMaterial> required, IReadOnlyCollection<Material> materials, IEnumerable<EvidenceReference> evidence)
    {
        var codes = materials.Select(m => m.Code).ToHashSet();
        var ids = materials.Select(m => m.Id).ToHashSet();
        return
        [
            .. required.Where(wanted => wanted.Mandatory && !codes.Contains(wanted.Code)).Select(wanted => new FormProblem(
                "/materials", "material-missing", $"{wanted.Name} is missing: upload it with the code {wanted.Code}.",
                $"缺少{wanted.Name},请以代码 {wanted.Code} 上传。")),
            .. evidence.Where(named => !ids.Contains(named.MaterialId)).Select(named => new FormProblem(
                named.Pointer, "evidence-unknown", "This application has no such material: upload it, or name another.",
                "本申报没有该材料,请先上传或改填其他材料。")),
        ];
    }
}
