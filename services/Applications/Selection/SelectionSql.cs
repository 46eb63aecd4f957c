namespace Applications.Selection;

/// <summary>What was decided and shown stays as it was, whoever asks: selections and notices for good, a consent list but for its decision.</summary>
internal static class SelectionSql
{
    public const string Up = """
        create trigger selection_append_only before update or delete or truncate on selection
            for each statement execute function audit_refuse();
        create trigger notice_append_only before update or delete or truncate on notice
            for each statement execute function audit_refuse();
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

    /// <summary>Objections leave the application's column for a table of their own, before the column is dropped.</summary>
    public const string MoveObjections = """
        insert into objection (id, revision, status, number, application_id, name, grounds, evidence, comments, raised_at, answer_due_at, answer, answered_at)
        select gen_random_uuid(), 1,
            case o ->> 'upheld' when 'true' then 'Upheld' when 'false' then 'Dismissed' else 'Accepted' end,
            'YY-' || a.id || '-' || n, a.id, o ->> 'objector', o ->> 'grounds', '[]', '[]',
            (o ->> 'raisedAt')::timestamptz, (o ->> 'raisedAt')::timestamptz + interval '15 days', o ->> 'answer',
            case when o ->> 'upheld' is not null then (o ->> 'raisedAt')::timestamptz end
        from application a, jsonb_array_elements(a.objections) with ordinality as each (o, n);
        """;

    public const string Down = """
        drop trigger if exists application_objections_answered on application;
        drop function if exists application_objections_answered();
        drop trigger if exists consent_list_frozen on consent_list;
        drop function if exists consent_list_frozen();
        drop trigger if exists consent_list_kept on consent_list;
        drop trigger if exists notice_append_only on notice;
        drop trigger if exists selection_append_only on selection;
        """;
}
