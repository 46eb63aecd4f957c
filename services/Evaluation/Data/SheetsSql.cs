namespace Evaluation.Data;

/// <summary>What EF cannot say of sheets, figures and performance methods: what was handed in, published or told stays.</summary>
internal static class SheetsSql
{
    public const string Up = """
        create function review_sheet_keep() returns trigger language plpgsql as $$
        begin
            if old.status not in ('Accepted', 'InProgress') and new.lines is distinct from old.lines then
                raise exception 'review %: a sheet that was handed in is opened again before it changes', old.id using errcode = 'insufficient_privilege';
            end if;
            if old.status = 'Locked' and new.status = 'Locked' and (new.score, new.figures) is distinct from (old.score, old.figures) then
                raise exception 'review %: a locked sheet keeps its score', old.id using errcode = 'insufficient_privilege';
            end if;
            return new;
        end $$;
        create trigger review_sheet_keep before update on review for each row execute function review_sheet_keep();

        create trigger reference_figure_version_append_only before update or delete or truncate on reference_figure_version
            for each statement execute function audit_refuse();
        insert into reference_figure_version (figure_id, number, value, unit, source, at)
            select id, revision, value, unit, source, now() from reference_figure;

        create function performance_method_keep() returns trigger language plpgsql as $$
        begin
            if old.status = 'Published' then
                raise exception 'performance_method %: a published method never changes', old.id using errcode = 'insufficient_privilege';
            end if;
            return case when tg_op = 'DELETE' then old else new end;
        end $$;
        create trigger performance_method_keep before update or delete on performance_method for each row execute function performance_method_keep();
        """;

    public const string Down = """
        drop trigger if exists performance_method_keep on performance_method;
        drop function if exists performance_method_keep();
        drop trigger if exists reference_figure_version_append_only on reference_figure_version;
        drop trigger if exists review_sheet_keep on review;
        drop function if exists review_sheet_keep();
        """;
}
