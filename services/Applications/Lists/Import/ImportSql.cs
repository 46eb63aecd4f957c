namespace Applications.Lists.Import;

/// <summary>An import is never changed once recorded: the database refuses it as it does for the audit log, whoever asks.</summary>
internal static class ImportSql
{
    public const string Up = """
        create trigger recommendation_import_append_only before update or delete or truncate on recommendation_import
            for each statement execute function audit_refuse();
        """;

    public const string Down = "drop trigger if exists recommendation_import_append_only on recommendation_import;";
}
