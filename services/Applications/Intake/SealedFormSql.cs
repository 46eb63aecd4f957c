namespace Applications.Intake;

/// <summary>The seal as the database keeps it: while a form has its hash neither of them changes, whoever asks.</summary>
internal static class SealedFormSql
{
    public const string Up = """
        create function application_form_sealed() returns trigger language plpgsql as $$
        begin
            if (new.form, new.form_hash, new.name, new.area, new.applicant_code, new.call_id, new.kind)
                is not distinct from (old.form, old.form_hash, old.name, old.area, old.applicant_code, old.call_id, old.kind) then
                return new;
            end if;
            -- The one way out: a returned application is reopened, and then it is a draft.
            if new.form_hash is null and old.status = 'Returned' and new.status = 'Draft' and new.form = old.form then
                return new;
            end if;
            raise exception 'application %: the form is sealed', old.id using errcode = 'check_violation';
        end $$;
        create trigger application_form_sealed before update on application
            for each row when (old.form_hash is not null) execute function application_form_sealed();
        """;
}
