using System.Text.Json.Serialization;

namespace Evaluation.Experts;

/// <summary>How an expert is, or was, bound to an organisation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AffiliationKind>))]
public enum AffiliationKind
{
    /// <summary>任职</summary>
    Employment,

    /// <summary>兼职、顾问</summary>
    Advisory,

    /// <summary>出资、持股</summary>
    Ownership,

    /// <summary>项目合作</summary>
    Cooperation,
}

/// <summary>One bond of an expert to an organisation, with its days.</summary>
/// <param name="CreditCode">The organisation's unified social credit code.</param>
/// <param name="From">None: since some time.</param>
/// <param name="To">The last day; none while it lasts.</param>
public sealed record Affiliation(Guid Id, string CreditCode, string? Name, AffiliationKind Kind, DateOnly? From, DateOnly? To)
{
    internal bool LastsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}

/// <summary>Days on which an expert has time, both included.</summary>
/// <param name="To">None: until further notice.</param>
public sealed record AvailablePeriod(DateOnly From, DateOnly? To)
{
    internal bool Includes(DateOnly day) => From <= day && (To is null || day <= To);
}
