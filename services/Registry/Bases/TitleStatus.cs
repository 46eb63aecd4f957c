namespace Registry.Bases;

/// <summary>Whether a base holds the title of demonstration base (示范基地称号).</summary>
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
