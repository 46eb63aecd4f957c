namespace Evaluation.Data;

/// <summary>What the public has read stays as it was read; standings follow the locked sheets in the transaction that changes them.</summary>
internal static class RankingSql
{
    public const string Up = """
        create trigger published_ranking_append_only before update or delete or truncate on published_ranking
            for each statement execute function audit_refuse();

        create function standing_follow() returns trigger language plpgsql as $$
        declare
            was numeric := case when tg_op = 'UPDATE' and old.status = 'Locked' then old.score end;
            is_now numeric := case when new.status = 'Locked' then new.score end;
        begin
            if was is distinct from is_now then
                insert into standing as s (examination_id, application_id, call_id, kind, sheets, total)
                values (new.examination_id, new.application_id, new.call_id, new.kind, 0, 0)
                on conflict (examination_id) do nothing;
                update standing set
                    sheets = sheets + (is_now is not null)::int - (was is not null)::int,
                    total = total + coalesce(is_now, 0) - coalesce(was, 0)
                where examination_id = new.examination_id;
            end if;
            return null;
        end $$;
        create trigger standing_follow after insert or update of status, score on review
            for each row execute function standing_follow();
        """;

    public const string Down = """
        drop trigger if exists standing_follow on review;
        drop function if exists standing_follow();
        drop trigger if exists published_ranking_append_only on published_ranking;
        """;
}
