namespace Evaluation.Experts;

/// <summary>Professional title (职称) by its grade.</summary>
public enum Seniority
{
    Unstated,

    /// <summary>初级</summary>
    Junior,

    /// <summary>中级</summary>
    Intermediate,

    /// <summary>副高级</summary>
    AssociateSenior,

    /// <summary>正高级</summary>
    Senior,
}

/// <summary>What the commission keeps of an expert: what the expert knows, where the expert works, and how much may be asked.</summary>
/// <param name="Field">What the expert knows, in words.</param>
/// <param name="Expertise">Tags of the platform's vocabulary: dimensions of the criteria, such as REG-1, and industries of the city's plan.</param>
/// <param name="Institution">Credit code of the home institution.</param>
/// <param name="LoadLimit">Applications a round; none where nothing is agreed.</param>
/// <param name="Area">Code of the county or zone where the expert lives or serves.</param>
internal sealed record ExpertProfile(
    string Name, string Field, IReadOnlyList<string> Expertise, string? Institution, Seniority Seniority, int? LoadLimit, string? Area);
