using System.ComponentModel.DataAnnotations;
using Registry.Departments;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;

namespace Registry.Support;

/// <summary>Who helps: a county or zone by its area code, a department by its code, or the commission as <c>drc</c>.</summary>
public sealed record Giver(
    [property: Required, RegularExpression(Giver.Pattern)] string Code, [property: Required, Text(200)] string Name)
{
    public const string Commission = "drc";
    public const string Pattern = $"{AreaCode.Pattern}|{DepartmentCode.Pattern}";
}

/// <summary>For whom an officer writes: its own county or department; the commission writes for itself and for whoever has no officer here.</summary>
internal static class GiverAccess
{
    public static bool WritesFor(this Caller caller, string code) =>
        caller.Is(Role.DrcOfficer) || (caller.Is(Role.CountyOfficer) && caller.Area == code) || caller.Departments().Contains(code);

    public static string[] GiverCodes(this Caller caller) =>
        [.. caller.Departments(), .. caller.Is(Role.CountyOfficer) && caller.Area is { } area ? [area] : Array.Empty<string>()];
}
