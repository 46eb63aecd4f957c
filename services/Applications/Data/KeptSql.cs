namespace Applications.Data;

/// <summary>What was published stays as it is: the database refuses to change or delete a row of such a table, whoever asks.</summary>
internal static class KeptSql
{
    public const string Up = """
        create function kept() returns trigger language plpgsql as $$
        begin
            raise exception '%: what was published stays as it is', tg_table_name using errcode = 'check_violation';
        end $$;
        """;

    public const string Down = "drop function if exists kept();";

    public static string On(string table) =>
        $"create trigger {table}_kept before update or delete on {table} for each row execute function kept();";
}
