using System.Text.RegularExpressions;
using AreaCodes = ServiceDefaults.Requests.AreaCode;

namespace Applications.ReferenceData;

/// <summary>The lists that there are, and what an entry of each may look like.</summary>
internal static partial class ReferenceLists
{
    /// <summary>Counties, districts and zones (县、市、区、功能区).</summary>
    public const string Areas = "areas";

    /// <summary>Industries of the city's plan (R1, R9), whose codes the policy leaves to the city.</summary>
    public const string Industries = "industries";

    private static readonly Definition[] All =
    [
        new(Areas, AreaCode(), new() { ["区"] = "district", ["县"] = "county", ["市"] = "city", ["功能区"] = "zone" }),
        new(Industries, IndustryCode(), new() { ["主导产业"] = "leading", ["培育产业"] = "emerging" }),
    ];

    public static Definition? Find(string name) => Array.Find(All, definition => definition.Name == name);

    [GeneratedRegex(AreaCodes.Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex AreaCode();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IndustryCode();

    /// <param name="Groups">The groups of its entries: the word in Chinese files, and the code.</param>
    internal sealed record Definition(string Name, Regex Code, Dictionary<string, string> Groups)
    {
        /// <summary>Null for a group that the list does not know, in either language.</summary>
        public string? GroupOf(string text) => Groups.TryGetValue(text, out var code) ? code : Groups.Values.FirstOrDefault(known => known == text);
    }
}
