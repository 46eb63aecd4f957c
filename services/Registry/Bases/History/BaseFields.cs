using Registry.OpenData;

namespace Registry.Bases.History;

/// <summary>Which columns of a base may be shown to whom, and which a correction may put right. One that is named nowhere is in neither.</summary>
internal static class BaseFields
{
    /// <summary>Particulars alone: title, management and grades are put right by their own procedures, money by nobody here.</summary>
    private static readonly HashSet<string> Particulars =
    [
        "name", "area", "latitude", "longitude", "builder_name", "builder_credit_code", "county_body", "plaque_number", "document_number",
        "recognised_on",
    ];

    public static bool IsPublic(string column) => OpenBase.Columns.Contains(column);

    public static bool IsParticular(string column) => Particulars.Contains(column);

    public static bool IsMoney(string column) => column.StartsWith("payee_", StringComparison.Ordinal);
}
