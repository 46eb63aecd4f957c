namespace Applications.Recognitions;

/// <summary>A recognition is never changed once recorded: the database refuses it as it does for the audit log, whoever asks.</summary>
internal static class RecognitionSql
{
    public const string Up = """
        create trigger recognition_append_only before update or delete or truncate on recognition
            for each statement execute function audit_refuse();
        """;

    public const string Down = "drop trigger if exists recognition_append_only on recognition;";
}
