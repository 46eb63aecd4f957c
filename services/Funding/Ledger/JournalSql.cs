namespace Funding.Ledger;

/// <summary>
/// Journals are written as many at once as belong together: accounts, journals, postings and balances by one function, and their guards
/// look at each statement as a whole. <c>post_journal</c> is the same for one.
/// </summary>
internal static class JournalSql
{
    public const string Up = """
        drop function post_journal(uuid, text, uuid, uuid, uuid, uuid, bigint, date, timestamptz);
        drop trigger journal_balanced on journal;
        drop trigger journal_balanced on posting;
        drop function journal_balanced();

        -- An award under a budget, or the budget itself: one probe, however many awards the budget has.
        create unique index ux_ledger_account_holder on ledger_account (coalesce(award_id, budget_id), stage, budget_id);

        create function journal_sides(p_journals journal[])
        returns table (journal_id uuid, number int, budget_id uuid, award_id uuid, stage text, sign int, takes_back boolean, amount_fen bigint)
        language sql stable as $$
            select j.id, l.number, case when l.of_counter then j.counter_budget_id else j.budget_id end, case when l.of_award then j.award_id end,
                   l.stage, l.sign, l.takes_back, j.amount_fen
            from unnest(p_journals) j join journal_leg l on l.kind = j.kind
        $$;

        -- Everything of these journals in one round trip; with them, in the same statement, the payments that they pay. Awards' accounts
        -- are locked first, the busy budgets' last, and no two callers lock in two orders. NO KEY: others may refer to an account meanwhile.
        create function post_journals(p_journals json, p_paid json default '[]') returns void
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare entries journal[];
        begin
            select array_agg(j) into entries from json_populate_recordset(null::journal, p_journals) j;

            insert into ledger_account (id, budget_id, award_id, stage, inflow_fen, outflow_fen, balance_fen, floor_fen)
            select uuid_v7(), s.budget_id, s.award_id, s.stage, 0, 0, 0, case when s.stage <> 'Source' then 0 end
            from (select distinct budget_id, award_id, stage from journal_sides(entries)) s
            where s.budget_id is not null and not exists (
                select from ledger_account a
                where coalesce(a.award_id, a.budget_id) = coalesce(s.award_id, s.budget_id) and a.stage = s.stage and a.budget_id = s.budget_id)
            order by s.award_id is null, s.budget_id, s.award_id, s.stage
            on conflict do nothing;

            with paid as (
                update payment p set status = s.status, revision = s.revision, paid_on = s.paid_on
                from json_populate_recordset(null::payment, p_paid) s where p.id = s.id),
            written as (insert into journal select * from unnest(entries))
            insert into posting (journal_id, number, account_id, amount_fen)
            select s.journal_id, s.number, a.id, s.sign * s.amount_fen
            from journal_sides(entries) s join ledger_account a
              on coalesce(a.award_id, a.budget_id) = coalesce(s.award_id, s.budget_id) and a.stage = s.stage and a.budget_id = s.budget_id;

            perform from ledger_account a
            where a.id in (select p.account_id from unnest(entries) j join posting p on p.journal_id = j.id)
            order by a.award_id is null, a.budget_id, a.award_id, a.stage for no key update;

            update ledger_account a
            set inflow_fen = a.inflow_fen + c.inflow, outflow_fen = a.outflow_fen + c.outflow, balance_fen = a.balance_fen + c.inflow - c.outflow
            from (select p.account_id,
                         coalesce(sum(abs(p.amount_fen) * case when s.takes_back then -1 else 1 end) filter (where (s.sign > 0) <> s.takes_back), 0)::bigint as inflow,
                         coalesce(sum(abs(p.amount_fen) * case when s.takes_back then -1 else 1 end) filter (where (s.sign > 0) = s.takes_back), 0)::bigint as outflow
                  from journal_sides(entries) s join posting p on p.journal_id = s.journal_id and p.number = s.number group by 1) c
            where a.id = c.account_id;
        end $$;

        create function post_journal(
            p_id uuid, p_kind text, p_subject uuid, p_budget uuid, p_award uuid, p_counter uuid, p_amount bigint, p_on date, p_at timestamptz)
        returns void language sql as $$
            select post_journals(json_build_array(json_build_object(
                'id', p_id, 'kind', p_kind, 'subject_id', p_subject, 'budget_id', p_budget, 'award_id', p_award, 'counter_budget_id', p_counter,
                'amount_fen', p_amount, 'booked_on', p_on, 'posted_at', p_at)))
        $$;

        -- Of a statement that writes journals or postings, every journal is whole.
        create function journal_balanced() returns trigger language plpgsql as $$
        declare wrong record;
        begin
            if tg_table_name = 'journal' then
                select a.id, count(p.journal_id) as sides, sum(p.amount_fen) as total into wrong
                from added a left join posting p on p.journal_id = a.id group by a.id having count(p.journal_id) < 2 or sum(p.amount_fen) <> 0 limit 1;
            else
                select p.journal_id as id, count(*) as sides, sum(p.amount_fen) as total into wrong
                from posting p where p.journal_id in (select journal_id from added) group by p.journal_id having count(*) < 2 or sum(p.amount_fen) <> 0 limit 1;
            end if;
            if found then
                raise exception 'journal % has % postings that sum to %', wrong.id, wrong.sides, wrong.total
                    using errcode = 'check_violation', constraint = 'journal_balanced';
            end if;
            return null;
        end $$;
        create trigger journal_balanced after insert on journal referencing new table as added for each statement execute function journal_balanced();
        create trigger journal_balanced after insert on posting referencing new table as added for each statement execute function journal_balanced();
        """;

    public const string Down = """
        drop function if exists post_journal(uuid, text, uuid, uuid, uuid, uuid, bigint, date, timestamptz);
        drop function if exists post_journals(json, json);
        drop function if exists journal_sides(journal[]);
        drop function if exists journal_balanced() cascade;
        drop index if exists ux_ledger_account_holder;
        """;
}
