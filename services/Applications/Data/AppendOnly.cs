namespace Applications.Data;

/// <summary>What was said, shown or decided stays as it is: the database refuses any change as it does for the audit log, whoever asks.</summary>
internal static class AppendOnly
{
    private static readonly string[] Tables =
        ["call_version", "reference_list_version", "receipt", "recommendation_import", "selection", "notice", "recognition"];

    public static string Up { get; } = string.Concat(Tables.Select(table =>
        $"create trigger append_only before update or delete or truncate on {table} for each statement execute function audit_refuse();\n"));
}
