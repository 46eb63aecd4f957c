using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;

namespace Registry.Departments;

/// <summary>A city department (市有关部门): by the code that its officers' and systems' tokens carry, or by its credit code.</summary>
public sealed record Department(
    [property: Required, RegularExpression(DepartmentCode.Pattern)] string Code, [property: Required, Text(200)] string Name);

/// <summary>Which departments a caller speaks for.</summary>
internal static class DepartmentCode
{
    /// <summary>A short name such as <c>tax</c>, or a unified social credit code.</summary>
    public const string Pattern = "^([a-z][a-z0-9-]{1,39}|[0-9A-HJ-NPQRTUWXY]{18})$";

    public static string[] Departments(this Caller caller) => caller switch
    {
        { IsPerson: false, Department: { } own } => [own],
        _ when caller.Is(Role.DepartmentOfficer) => [.. new[] { caller.Department, caller.Organisation }.OfType<string>()],
        _ => [],
    };
}
