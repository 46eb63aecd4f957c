namespace Evaluation.Data;

/// <summary>A large round's record is a hundred megabytes of much the same text: lz4 packs it ten times faster than the server's own way, where it was built with it.</summary>
internal static class RecordSql
{
    public const string Up = """
        do $$ begin
            alter table decision_record alter column content set compression lz4;
        exception when feature_not_supported then
            raise notice 'this server was built without lz4: decision_record keeps its own compression';
        end $$;
        """;

    public const string Down = "alter table decision_record alter column content set compression default;";
}
