namespace Funding.Settlements;

/// <summary>
/// Payments that were paid are booked by one call: key and answer, payments, journals, balances and awards, one or ten thousand at once. What the service writes otherwise is judged at its commit, payment by payment; what this function writes, by statement.
/// </summary>
internal static class SettlementSql
{
    public const string PaymentsAgree = """
        -- What the tables' owner writes, as settle_payments does, is judged when its statement ends: the journals stand in the same one.
        create or replace function payments_agree() returns trigger language plpgsql as $$
        declare wrong uuid;
        begin
            if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
                return null; -- judged at its commit
            end if;
            if tg_op = 'INSERT' then
                perform payment_holds(id) from added;
                return null;
            end if;
            -- Grouped, not joined: a plan that was made for one row would compare each of ten thousand with every other.
            perform payment_holds(c.id) from (
                select id, max(now) as now, max(was) as was
                from (select id, status as now, null::text as was from added union all select id, null, status from removed) sides group by id) c
            where c.now <> 'Paid' or c.was not in ('Sent', 'Accepted', 'Unknown', 'NotReceived');
            -- A scalar, not a join: a plan that was made before there were many journals would read all of them for each payment.
            select n.id into wrong from added n
            where n.status = 'Paid' and (select j.id from journal j where j.kind = 'Payment' and j.subject_id = n.id) is null limit 1;
            if found then
                raise exception 'payment % is Paid, but no journal pays it', wrong using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
            return null;
        end $$;
        """;

    public const string Up = $"""
        drop trigger payment_guard on payment;
        drop trigger payment_guard on journal;
        do $$ begin
            execute format('create constraint trigger payment_guard after insert or update on payment deferrable initially deferred '
                'for each row when (current_user <> %L) execute function payment_guard()', current_user);
        end $$;

        {PaymentsAgree}
        create trigger payments_agree_insert after insert on payment referencing new table as added
            for each statement execute function payments_agree();
        create trigger payments_agree_update after update on payment referencing old table as removed new table as added
            for each statement execute function payments_agree();

        create function journals_agree() returns trigger language plpgsql as $$
        declare wrong record;
        begin
            select j.kind, j.subject_id into wrong from added j left join payment p on p.id = j.subject_id
            where j.kind in ('Payment', 'PaymentReversal') and not coalesce(
                p.award_id = j.award_id and p.amount_fen = j.amount_fen and p.status = any (
                    case j.kind when 'Payment' then array['Paid', 'Reconciled', 'Returned'] else array['Returned'] end), false)
            limit 1;
            if found then
                raise exception 'a journal of kind % is not what payment % says', wrong.kind, wrong.subject_id
                    using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
            return null;
        end $$;
        create trigger journals_agree after insert on journal referencing new table as added for each statement execute function journals_agree();

        drop trigger award_guard on award; -- counting what was paid changes no status
        create constraint trigger award_guard after insert or update of status on award deferrable initially deferred
            for each row execute function award_guard();
        """;

    /// <summary>The call itself, since several reports that come together share it.</summary>
    public const string Together = """
        -- p_claims: keys with their answers, none where the caller's transaction has them. Payments and awards come with the revision that was seen.
        -- Where somebody was faster, or a key is known, nothing happens (settlement_stale). Keys are taken in one order, as the bases are locked.
        drop function if exists settle_payments(json, json, json, json, json, json);
        create or replace function settle_payments(p_claims json, p_payments json, p_awards json, p_journals json) returns void
        language plpgsql security definer set search_path = public, pg_temp
        set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
        declare counted int;
        begin
            insert into idempotency (subject, key, request_hash, status, body, created)
            select c.subject, c.key, c.request_hash, c.status, c.body, c.created from json_populate_recordset(null::idempotency, p_claims) c
            order by c.subject, c.key on conflict do nothing;
            get diagnostics counted = row_count;
            if counted <> json_array_length(p_claims) then
                raise exception 'a key is known' using errcode = 'serialization_failure', constraint = 'settlement_stale';
            end if;

            perform from fund_account f
            where f.base_id in (select p.base_id from json_to_recordset(p_payments) as s (id uuid) join payment p on p.id = s.id)
            order by f.base_id for update;

            if exists (
                select from json_to_recordset(p_payments) as s (id uuid, seen bigint) left join payment p on p.id = s.id
                where p.revision is distinct from s.seen) then
                raise exception 'a payment was changed meanwhile' using errcode = 'serialization_failure', constraint = 'settlement_stale';
            end if;

            update award a set paid_fen = a.paid_fen + s.fen, revision = s.revision
            from json_to_recordset(p_awards) as s (id uuid, seen bigint, revision bigint, fen bigint) where a.id = s.id and a.revision = s.seen;
            get diagnostics counted = row_count;
            if counted <> json_array_length(p_awards) then
                raise exception 'an award was changed meanwhile' using errcode = 'serialization_failure', constraint = 'settlement_stale';
            end if;

            perform post_journals(p_journals, p_payments);
        end $$;
        """;

    public const string Down = """
        drop function if exists settle_payments(json, json, json, json);
        drop function if exists payments_agree() cascade;
        drop function if exists journals_agree() cascade;
        """;
}
