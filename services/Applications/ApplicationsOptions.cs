using System.ComponentModel.DataAnnotations;

namespace Applications;

/// <summary>What differs from city to city.</summary>
internal sealed class ApplicationsOptions
{
    public const string Section = "Applications";

    /// <summary>First four digits of the city's division codes; the default is Shijiazhuang's (R21).</summary>
    [RegularExpression("^[0-9]{4}$", ErrorMessage = "Applications__CityCode is no city: give the first four digits of its division codes, such as 1301.")]
    public string CityCode { get; set; } = "1301";
}
