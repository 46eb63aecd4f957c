namespace Evaluation.Data;

/// <summary>What EF cannot say: decision records and rankings that nobody changes, and criteria that stay as they were published.</summary>
internal static class EvaluationSql
{
    public const string Up = """
        create trigger decision_record_append_only before update or delete or truncate on decision_record
            for each statement execute function audit_refuse();
        create trigger ranking_append_only before update or delete or truncate on ranking
            for each statement execute function audit_refuse();

        create function criteria_keep() returns trigger language plpgsql as $$
        begin
            if old.status = 'Published' then
                raise exception 'criteria_version %: published criteria never change', old.id using errcode = 'insufficient_privilege';
            end if;
            return case when tg_op = 'DELETE' then old else new end;
        end $$;
        create trigger criteria_keep before update or delete on criteria_version for each row execute function criteria_keep();
        """;

    public const string Down = """
        drop trigger if exists criteria_keep on criteria_version;
        drop function if exists criteria_keep();
        drop trigger if exists ranking_append_only on ranking;
        drop trigger if exists decision_record_append_only on decision_record;
        """;
}
