using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>Whether a base holds the title of demonstration base (示范基地称号). Only <see cref="Held"/> counts as holding it.</summary>
public enum TitleStatus
{
    Held,
    Suspended,
    Expired,
    Renewed,
    GivenUp,
    Revoked,

    /// <summary>A documented decision on review has undone the revocation.</summary>
    Annulled,
}

/// <summary>The arrows of a title. What was revoked comes back by annulment alone; the database refuses the rest as well.</summary>
internal static class BaseTitle
{
    public static TitleStatus To(this TitleStatus title, TitleStatus next) => (title, next) switch
    {
        (TitleStatus.Held, TitleStatus.Suspended or TitleStatus.Expired or TitleStatus.GivenUp or TitleStatus.Revoked) => next,
        (TitleStatus.Suspended, TitleStatus.Held or TitleStatus.Expired or TitleStatus.GivenUp or TitleStatus.Revoked) => next,
        (TitleStatus.Expired, TitleStatus.Renewed) => next,
        (TitleStatus.Renewed, TitleStatus.Held) => next,
        (TitleStatus.Revoked, TitleStatus.Annulled) => next,
        (TitleStatus.Annulled, TitleStatus.Held) => next,
        _ => throw new RuleViolationException("title-wrong-state", $"A title that is {title} cannot become {next}: read the base again."),
    };
}
