using ServiceDefaults.Http;

namespace Registry.Bases;

/// <summary>What the dynamic management does with a base at the moment (R79).</summary>
public enum ManagementStatus
{
    Regular,
    UnderEvaluation,

    /// <summary>Ordered to rectify; it still holds its title (R83).</summary>
    Rectifying,
}

/// <summary>The arrows of the management status. A base that rectifies is evaluated too, but goes on rectifying.</summary>
internal static class BaseManagement
{
    public static ManagementStatus To(this ManagementStatus management, ManagementStatus next) => (management, next) switch
    {
        (ManagementStatus.Regular, ManagementStatus.UnderEvaluation or ManagementStatus.Rectifying) => next,
        (ManagementStatus.UnderEvaluation, ManagementStatus.Regular or ManagementStatus.Rectifying) => next,
        (ManagementStatus.Rectifying, ManagementStatus.Regular) => next,
        _ => throw new RuleViolationException(
            "management-wrong-state", $"A base whose management is {management} cannot become {next}: read the base again."),
    };
}
