namespace Applications.Consent;

/// <summary>A consent list stays as it was put before the city government, but for its decision, whoever asks.</summary>
internal static class ConsentListSql
{
    public const string Up = """
        create trigger consent_list_kept before delete or truncate on consent_list
            for each statement execute function audit_refuse();
        create function consent_list_frozen() returns trigger language plpgsql as $$
        begin
            if old.status = 'Submitted' and (new.id, new.call_id, new.number, new.submitted_at, new.document, new.document_hash)
                is not distinct from (old.id, old.call_id, old.number, old.submitted_at, old.document, old.document_hash) then
                return new;
            end if;
            raise exception 'consent list %: it is frozen', old.id using errcode = 'check_violation';
        end $$;
        create trigger consent_list_frozen before update on consent_list for each row execute function consent_list_frozen();
        -- Nothing goes to the city government with an objection that has no answer.
        create function application_objections_answered() returns trigger language plpgsql as $$
        begin
            if exists (select from objection o where o.application_id = new.id and o.status in ('Received', 'Accepted')) then
                raise exception 'application %: an objection has no answer', new.id using errcode = 'check_violation';
            end if;
            return new;
        end $$;
        create trigger application_objections_answered before update on application
            for each row when (old.status = 'PublicNotice' and new.status = 'GovernmentConsent') execute function application_objections_answered();
        """;
}
