using System.Text.RegularExpressions;
using Evaluation.Criteria;
using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Experts.Vocabulary;

/// <summary>
/// The words in which experts are described: dimensions of the shipped or published criteria, industries and areas as the commission last
/// published them. While a list was never published, any code of its form will do.
/// </summary>
internal sealed partial class ExpertVocabulary(EvaluationDb db)
{
    private const string Areas = "areas";
    private const string Industries = "industries";

    public async Task<IReadOnlyList<FieldError>> FaultsOfAsync(
        IReadOnlyList<string> expertise, string? area, CancellationToken cancellationToken)
    {
        if (expertise.Count == 0 && area is null)
        {
            return [];
        }

        var lists = await db.KnownLists.AsNoTracking().ToDictionaryAsync(l => l.Name, l => l.Codes, cancellationToken);
        var dimensions = Annex.Shipped.Kinds.SelectMany(kind => kind.Dimensions).Select(d => d.Code).ToHashSet();
        if (expertise.Any(tag => !dimensions.Contains(tag)))
        {
            var published = await db.CriteriaVersions.AsNoTracking().Where(c => c.Status == CriteriaStatus.Published).ToListAsync(cancellationToken);
            dimensions.UnionWith(published.SelectMany(c => c.Items).Select(item => item.DimensionCode));
        }

        bool IsIndustry(string tag) => lists.TryGetValue(Industries, out var codes) ? codes.Contains(tag) : IndustryCode().IsMatch(tag);
        var faults = expertise.Index().Where(tag => !dimensions.Contains(tag.Item) && !IsIndustry(tag.Item))
            .Select(tag => new FieldError($"/expertise/{tag.Index}", "Neither a dimension of the criteria nor an industry of the city's plan (既非评价维度,也非产业目录代码)."))
            .ToList();
        if (area is not null && lists.TryGetValue(Areas, out var areas) && !areas.Contains(area))
        {
            faults.Add(new("/area", "The commission's list has no such county or zone (没有该县区或园区)."));
        }

        return faults;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IndustryCode();
}
