namespace Funding.Ledger.Periods;

/// <summary>A closed month stays as it was closed: no journal enters it, and its row changes no more.</summary>
internal static class LedgerPeriodSql
{
    public const string Up = """
        -- Waits for every journal that is being written, and lets none begin before the caller's commit.
        create function ledger_digest(p_first date, p_last date, out journals bigint, out digest text)
        language plpgsql security definer set search_path = public, pg_temp as $$
        begin
            lock table journal in share row exclusive mode;
            select count(*), encode(sha256(coalesce(string_agg(a.content_hash, ''::bytea order by j.id), ''::bytea)), 'hex') into journals, digest
            from journal j left join audit a on a.aggregate_id = j.id and a.action = 'journal-posted'
            where j.booked_on between p_first and p_last;
        end $$;

        create function ledger_period_guard() returns trigger language plpgsql as $$
        declare books record;
        begin
            if tg_op = 'UPDATE' and (old.status = 'Closed' or (new.first_day, new.proposed_by) is distinct from (old.first_day, old.proposed_by)) then
                raise exception 'a closed month never changes' using errcode = 'check_violation', constraint = 'ledger_period_frozen';
            end if;
            if new.status = 'Closed' then
                select * into books from ledger_digest(new.first_day, new.last_day);
                if (new.journals, new.digest) is distinct from (books.journals, books.digest) then
                    raise exception 'the month is closed over other journals than it has' using errcode = 'check_violation', constraint = 'ledger_period_digest';
                end if;
            end if;
            return new;
        end $$;
        create trigger ledger_period_guard before insert or update on ledger_period for each row execute function ledger_period_guard();
        create trigger funding_never_deleted before delete or truncate on ledger_period for each statement execute function audit_refuse();

        create function ledger_period_open() returns trigger language plpgsql as $$
        begin
            if exists (select from added where booked_on <= (select max(last_day) from ledger_period where status = 'Closed')) then
                raise exception 'the books of that month are closed' using errcode = 'check_violation', constraint = 'ledger_period_closed';
            end if;
            return null;
        end $$;
        create trigger ledger_period_open after insert on journal referencing new table as added for each statement execute function ledger_period_open();
        """;

    public const string Down = """
        drop trigger if exists ledger_period_open on journal;
        drop function if exists ledger_period_open();
        drop function if exists ledger_period_guard() cascade;
        drop function if exists ledger_digest(date, date);
        """;
}
