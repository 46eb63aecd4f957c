namespace Applications.Materials;

/// <summary>The seal of the materials as the database keeps it: rows never change, and come and go only while the application takes materials.</summary>
internal static class MaterialSql
{
    public const string Up = """
        create function material_sealed() returns trigger language plpgsql as $$
        declare
            it material;
            a record;
        begin
            if tg_op = 'UPDATE' then
                raise exception 'material %: a material never changes', old.id using errcode = 'check_violation';
            end if;
            if tg_op = 'INSERT' then it := new; else it := old; end if;
            -- The lock waits for a submission that is about to seal what it has seen.
            select status, remarks into a from application where id = it.application_id for share;
            if a.status = 'Draft' and not it.is_supplement then
                return it;
            end if;
            if a.status = 'SupplementRequested' and it.is_supplement and (tg_op = 'INSERT' or it.uploaded_at >= (
                select max((remark ->> 'at')::timestamptz) from jsonb_array_elements(a.remarks) remark
                where remark ->> 'status' = 'SupplementRequested')) then
                return it;
            end if;
            raise exception 'material %: the materials of application % are sealed', it.id, it.application_id using errcode = 'check_violation';
        end $$;
        create trigger material_sealed before insert or update or delete on material
            for each row execute function material_sealed();
        """;
}
