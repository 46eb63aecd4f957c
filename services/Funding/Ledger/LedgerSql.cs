namespace Funding.Ledger;

/// <summary>
/// The ledger's own law, for the migration: <c>post_journal</c> is the only writer, it alone knows the postings of a kind, and
/// what must never happen is refused at commit whoever tries.
/// </summary>
internal static class LedgerSql
{
    public const string Up = """
        create function uuid_v7() returns uuid language sql volatile as $$
            select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
        $$;

        -- The postings of each kind. A kind that takes back reverses turnovers instead of adding opposite ones.
        create view journal_leg as select * from (values
            ('Appropriation', 1, 'Source', false, -1, false), ('Appropriation', 2, 'Available', false, 1, false),
            ('Reservation', 1, 'Available', false, -1, false), ('Reservation', 2, 'Reserved', true, 1, false),
            ('ReservationRelease', 1, 'Reserved', true, -1, true), ('ReservationRelease', 2, 'Available', false, 1, true),
            ('Commitment', 1, 'Reserved', true, -1, false), ('Commitment', 2, 'Committed', true, 1, false),
            ('CommitmentRelease', 1, 'Committed', true, -1, true), ('CommitmentRelease', 2, 'Reserved', true, 1, true),
            ('CommitmentRelease', 3, 'Reserved', true, -1, true), ('CommitmentRelease', 4, 'Available', false, 1, true),
            ('Payment', 1, 'Committed', true, -1, false), ('Payment', 2, 'Paid', true, 1, false),
            ('PaymentReversal', 1, 'Paid', true, -1, true), ('PaymentReversal', 2, 'Committed', true, 1, true),
            ('Receipt', 1, 'Paid', true, -1, false), ('Receipt', 2, 'Recovered', true, 1, false),
            ('QuotaRestoration', 1, 'Recovered', true, -1, false), ('QuotaRestoration', 2, 'Available', false, 1, false),
            ('TreasuryReturn', 1, 'Recovered', true, -1, false), ('TreasuryReturn', 2, 'Returned', false, 1, false)
        ) as leg (kind, number, stage, of_award, sign, takes_back);

        -- Everything of one journal in one round trip. The award's accounts are locked first, the busy budget's last.
        create function post_journal(
            p_id uuid, p_kind text, p_subject uuid, p_budget uuid, p_award uuid, p_amount bigint, p_on date, p_at timestamptz)
        returns void language plpgsql security definer set search_path = public, pg_temp as $$
        declare leg record; account uuid;
        begin
            insert into journal (id, kind, subject_id, budget_id, award_id, amount_fen, booked_on, posted_at)
            values (p_id, p_kind, p_subject, p_budget, p_award, p_amount, p_on, p_at);

            insert into ledger_account (id, budget_id, award_id, stage, inflow_fen, outflow_fen, balance_fen, floor_fen)
            select uuid_v7(), p_budget, case when l.of_award then p_award end, l.stage, 0, 0, 0, case when l.stage <> 'Source' then 0 end
            from (select distinct stage, of_award from journal_leg where kind = p_kind) l order by l.of_award desc, l.stage
            on conflict do nothing;

            perform from ledger_account a
            where a.budget_id = p_budget and exists (
                select from journal_leg l where l.kind = p_kind and l.stage = a.stage
                and a.award_id is not distinct from case when l.of_award then p_award end)
            order by a.award_id is null, a.stage for update;

            for leg in select * from journal_leg where kind = p_kind order by number loop
                update ledger_account a set
                    inflow_fen = inflow_fen + case when leg.sign > 0 and not leg.takes_back then p_amount when leg.sign < 0 and leg.takes_back then -p_amount else 0 end,
                    outflow_fen = outflow_fen + case when leg.sign < 0 and not leg.takes_back then p_amount when leg.sign > 0 and leg.takes_back then -p_amount else 0 end,
                    balance_fen = balance_fen + leg.sign * p_amount
                where a.budget_id = p_budget and a.stage = leg.stage and a.award_id is not distinct from case when leg.of_award then p_award end
                returning a.id into strict account;
                insert into posting (journal_id, number, account_id, amount_fen) values (p_id, leg.number, account, leg.sign * p_amount);
            end loop;
        end $$;

        create function ledger_by_function_only() returns trigger language plpgsql as $$
        begin
            if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
                raise exception '% is written by post_journal alone', tg_table_name using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
        create trigger ledger_by_function_only before insert or update on ledger_account
            for each statement execute function ledger_by_function_only();
        create trigger ledger_by_function_only before insert on journal for each statement execute function ledger_by_function_only();
        create trigger ledger_by_function_only before insert on posting for each statement execute function ledger_by_function_only();

        create trigger ledger_append_only before update or delete or truncate on journal
            for each statement execute function audit_refuse();
        create trigger ledger_append_only before update or delete or truncate on posting
            for each statement execute function audit_refuse();
        create trigger ledger_append_only before delete or truncate on ledger_account
            for each statement execute function audit_refuse();

        create function journal_balanced() returns trigger language plpgsql as $$
        declare total bigint; sides int; subject uuid := case tg_table_name when 'journal' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'journal_id')::uuid end;
        begin
            select coalesce(sum(amount_fen), 0), count(*) into total, sides from posting where journal_id = subject;
            if total <> 0 or sides < 2 then
                raise exception 'journal % has % postings that sum to %', subject, sides, total using errcode = 'check_violation', constraint = 'journal_balanced';
            end if;
            return null;
        end $$;
        create constraint trigger journal_balanced after insert on journal deferrable initially deferred
            for each row execute function journal_balanced();
        create constraint trigger journal_balanced after insert on posting deferrable initially deferred
            for each row execute function journal_balanced();
        """;

    public const string Down = """
        drop function if exists post_journal(uuid, text, uuid, uuid, uuid, bigint, date, timestamptz);
        drop view if exists journal_leg;
        drop function if exists journal_balanced() cascade;
        drop function if exists ledger_by_function_only() cascade;
        drop function if exists uuid_v7();
        """;
}
