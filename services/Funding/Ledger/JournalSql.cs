namespace Funding.Ledger;

/// <summary>
/// Journals are written as many at once as belong together: accounts, journals, postings and balances by one function, and their guards
/// look at each statement as a whole. <c>post_journal</c> is the same for one.
/// </summary>
internal static class JournalSql
{
    public const string Up = """
        drop trigger journal_balanced on journal;
        drop trigger journal_balanced on posting;
        drop function journal_balanced();

        -- An award under a budget, or the budget itself: one probe, however many awards the budget has.
        create unique index ux_ledger_account_holder on ledger_account (coalesce(award_id, budget_id), stage, budget_id);

        create type journal_side as (journal_id uuid, number int, account_id uuid, amount_fen bigint, inflow_fen bigint, outflow_fen bigint);

        create function journal_sides(p_journals journal[])
        returns table (journal_id uuid, number int, budget_id uuid, award_id uuid, stage text, amount_fen bigint, inflow_fen bigint, outflow_fen bigint)
        language sql stable as $$
            select j.id, l.number, case when l.of_counter then j.counter_budget_id else j.budget_id end, case when l.of_award then j.award_id end, l.stage,
                   l.sign * j.amount_fen,
                   case when l.sign > 0 and not l.takes_back then j.amount_fen when l.sign < 0 and l.takes_back then -j.amount_fen else 0 end,
                   case when l.sign < 0 and not l.takes_back then j.amount_fen when l.sign > 0 and l.takes_back then -j.amount_fen else 0 end
            from unnest(p_journals) j join journal_leg l on l.kind = j.kind
        $$;

        -- Everything of these journals in one round trip; with them, in the same statement, the payments that they pay. Awards' accounts
        -- are locked first, the busy budgets' last, and no two callers lock in two orders. NO KEY: others may refer to an account meanwhile.
        -- One plan serves one journal and ten thousand: each row is looked up by its index, whatever the planner expects of the tables.
        create function post_journals(p_journals json, p_paid json default '[]') returns void
        language plpgsql security definer set search_path = public, pg_temp
        set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
        declare entries journal[]; sides journal_side[];
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

            select array_agg(side) into sides from (
                select row(s.journal_id, s.number, a.id, s.amount_fen, s.inflow_fen, s.outflow_fen)::journal_side as side
                from journal_sides(entries) s join ledger_account a
                  on coalesce(a.award_id, a.budget_id) = coalesce(s.award_id, s.budget_id) and a.stage = s.stage and a.budget_id = s.budget_id
                order by a.award_id is null, a.budget_id, a.award_id, a.stage for no key update of a) locked;

            with paid as (
                update payment p set status = s.status, revision = s.revision, paid_on = s.paid_on
                from json_to_recordset(p_paid) as s (id uuid, status text, revision bigint, paid_on date) where p.id = s.id),
            posted as (
                insert into posting (journal_id, number, account_id, amount_fen)
                select s.journal_id, s.number, s.account_id, s.amount_fen from unnest(sides) s),
            booked as (
                update ledger_account a
                set inflow_fen = a.inflow_fen + c.inflow, outflow_fen = a.outflow_fen + c.outflow, balance_fen = a.balance_fen + c.inflow - c.outflow
                from (select account_id, sum(inflow_fen)::bigint as inflow, sum(outflow_fen)::bigint as outflow from unnest(sides) group by account_id) c
                where a.id = c.account_id)
            insert into journal select * from unnest(entries);
        end $$;

        create function post_journal(
            p_id uuid, p_kind text, p_subject uuid, p_budget uuid, p_award uuid, p_counter uuid, p_amount bigint, p_on date, p_at timestamptz)
        returns void language sql as $$
            select post_journals(json_build_array(json_build_object(
                'id', p_id, 'kind', p_kind, 'subject_id', p_subject, 'budget_id', p_budget, 'award_id', p_award, 'counter_budget_id', p_counter,
                'amount_fen', p_amount, 'booked_on', p_on, 'posted_at', p_at)))
        $$;

        -- Of a statement that writes journals or postings, every journal is whole. Outer joins: each is looked up, however long the books are.
        create function journal_balanced() returns trigger language plpgsql as $$
        declare wrong record;
        begin
            if tg_table_name = 'journal' then
                select a.id, count(p.journal_id) as sides, sum(p.amount_fen) as total into wrong
                from added a left join posting p on p.journal_id = a.id group by a.id having count(p.journal_id) < 2 or sum(p.amount_fen) <> 0 limit 1;
            else
                select p.journal_id as id, count(*) as sides, sum(p.amount_fen) as total into wrong
                from (select distinct journal_id from added) a left join posting p on p.journal_id = a.journal_id
                group by p.journal_id having count(*) < 2 or sum(p.amount_fen) <> 0 limit 1;
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
        drop type if exists journal_side;
        drop function if exists journal_balanced() cascade;
        drop index if exists ux_ledger_account_holder;
        """;
}
