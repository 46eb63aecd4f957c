using Contracts.Applications;
using Evaluation.Criteria;
using Microsoft.AspNetCore.Mvc;
using Scoring;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>What a sheet may hold and what it owes, whoever fills it: every fault at once.</summary>
internal static class SheetRules
{
    /// <param name="mayStand">Of a line, whether it may be written; null for every one.</param>
    public static IReadOnlyList<FieldError> FaultsOf(
        IReadOnlyList<SheetEntry> lines, CriteriaVersion criteria, IReadOnlyList<EvidenceMaterial> materials,
        Func<SheetEntry, bool>? mayStand = null)
    {
        var items = criteria.Items.ToDictionary(item => item.Code);
        var seen = new HashSet<string>();
        var faults = new List<FieldError>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (ItemFault(line, items.GetValueOrDefault(line.ItemCode), seen, mayStand) is { } fault)
            {
                faults.Add(new($"/lines/{i}/itemCode", fault));
            }

            if (!criteria.Method.Grades(line.Effect))
            {
                faults.Add(new($"/lines/{i}/effect", "This degree is not on the scale of these criteria."));
            }

            if (!line.Exists && line.Effect is not Effect.None)
            {
                faults.Add(new($"/lines/{i}/effect", "A measure that does not exist has the effect none."));
            }

            faults.AddRange(EvidenceFaults(line.Evidence ?? [], materials).Select(f => f with { Pointer = $"/lines/{i}/evidence{f.Pointer}" }));
        }

        return faults;
    }

    /// <summary>The lines with the hash of each file as it was handed in.</summary>
    public static IReadOnlyList<SheetEntry> WithHashes(IReadOnlyList<SheetEntry> lines, IReadOnlyList<EvidenceMaterial> materials)
    {
        var hashes = materials.ToDictionary(m => m.Id, m => m.Sha256);
        return [.. lines.Select(line => line with { Evidence = line.Evidence?.Select(e => e with { Sha256 = hashes[e.MaterialId] }).ToList() })];
    }

    /// <summary>Null when every yes/no item stands on the sheet; otherwise the refusal, with a pointer for each that is missing.</summary>
    public static ProblemDetails? Incompleteness(IReadOnlyList<SheetEntry> lines, CriteriaVersion criteria)
    {
        var missing = criteria.YesNoItems.ExceptBy(lines.Select(line => line.ItemCode), item => item.Code).ToList();
        return missing.Count == 0 ? null : new()
        {
            Status = StatusCodes.Status409Conflict,
            Title = $"The sheet lacks {string.Join(", ", missing.Select(item => item.Code))}: write these lines, then submit.",
            Extensions =
            {
                ["code"] = "sheet-incomplete",
                ["errors"] = missing.Select(item => new FieldError($"/sheet/lines/{item.Code}", $"{item.Name}: say whether it exists, and its effect.")).ToList(),
            },
        };
    }

    private static string? ItemFault(SheetEntry line, CriteriaVersionItem? item, HashSet<string> seen, Func<SheetEntry, bool>? mayStand) =>
        item is null ? "The criteria have no such item."
        : item.Rule is not null ? "The system judges this item from the figures: leave it out."
        : !seen.Add(line.ItemCode) ? "This item stands here twice."
        : mayStand?.Invoke(line) == false ? "This item was not opened again: leave it as it was locked."
        : null;

    private static IEnumerable<FieldError> EvidenceFaults(IReadOnlyList<EvidenceSeen> evidence, IReadOnlyList<EvidenceMaterial> materials)
    {
        for (var i = 0; i < evidence.Count; i++)
        {
            var material = materials.FirstOrDefault(m => m.Id == evidence[i].MaterialId);
            if (material is null)
            {
                yield return new($"/{i}/materialId", "No such file was handed in.");
            }
            else if (evidence[i].Sha256 is { } hash && hash != material.Sha256)
            {
                yield return new($"/{i}/sha256", "This is another content than the one that was handed in: read it again.");
            }
            else if (evidence.Take(i).Any(before => before.MaterialId == material.Id))
            {
                yield return new($"/{i}/materialId", "This file stands here twice.");
            }
        }
    }
}
