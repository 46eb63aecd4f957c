using System.ComponentModel.DataAnnotations;
using Applications.Eligibility.Departments;

namespace Applications;

/// <summary>What differs from city to city.</summary>
internal sealed class ApplicationsOptions
{
    public const string Section = "Applications";

    /// <summary>First four digits of the city's division codes; the default is Shijiazhuang's (R21).</summary>
    [RegularExpression("^[0-9]{4}$", ErrorMessage = "Applications__CityCode is no city: give the first four digits of its division codes, such as 1301.")]
    public string CityCode { get; set; } = "1301";

    /// <summary>Which departments are asked about an applicant when its eligibility check begins, by name and separated by commas; empty for none.</summary>
    [RegularExpression(
        "^((credit|tax|safety|statistics)(,(credit|tax|safety|statistics))*)?$",
        ErrorMessage = "Applications__DepartmentsAsked names an unknown department: give credit, tax, safety, statistics, or some of them, with commas between.")]
    public string DepartmentsAsked { get; set; } = "credit,tax,safety,statistics";

    /// <summary>An answer older than this is asked for again when an application is reinstated.</summary>
    [Range(1, 3650, ErrorMessage = "Applications__DepartmentCheckFreshDays is out of range: give 1 to 3650 days.")]
    public int DepartmentCheckFreshDays { get; set; } = 90;

    internal IReadOnlyList<Department> Departments =>
        [.. DepartmentsAsked.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Department>(name, ignoreCase: true)).Distinct()];
}
