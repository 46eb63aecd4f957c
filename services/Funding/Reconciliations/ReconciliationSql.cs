namespace Funding.Reconciliations;

/// <summary>
/// What a reconciliation can never be, whoever writes, for the migration: a line is taken for one payment, of its own amount, once; a
/// payment is reconciled by a line of a statement or not at all; what people have decided stays.
/// </summary>
internal static class ReconciliationSql
{
    public const string Up = """
        create unique index ux_statement_entry_payment on statement_entry (payment_id, (amount_fen < 0)) where payment_id is not null;

        create function statement_entry_frozen() returns trigger language plpgsql as $$
        begin
            if (old.statement_date, old.end_to_end_id, old.amount_fen, old.booked_on, old.number)
                 is distinct from (new.statement_date, new.end_to_end_id, new.amount_fen, new.booked_on, new.number)
               or old.payment_id is not null and (old.payment_id, old.rule) is distinct from (new.payment_id, new.rule) then
                raise exception 'line % of a statement, and what it was matched with, never changes', old.id
                    using errcode = 'check_violation', constraint = 'statement_entry_frozen';
            end if;
            return new;
        end $$;
        create trigger statement_entry_frozen before update on statement_entry for each row execute function statement_entry_frozen();

        create function statement_guard() returns trigger language plpgsql as $$
        begin
            if tg_table_name = 'statement_entry' then
                if new.payment_id is not null and not exists (
                    select from payment p where p.id = new.payment_id and p.amount_fen = abs(new.amount_fen)
                    and p.status in ('Paid', 'Reconciled', 'Returned') and (new.amount_fen > 0 or p.status = 'Returned')) then
                    raise exception 'line % is matched with a payment that it does not settle', new.id using errcode = 'check_violation', constraint = 'statement_guard';
                end if;
            elsif new.status = 'Reconciled' and not exists (select from statement_entry where payment_id = new.id and amount_fen > 0) then
                raise exception 'payment % is reconciled by no line of a statement', new.id using errcode = 'check_violation', constraint = 'statement_guard';
            end if;
            return null;
        end $$;
        create constraint trigger statement_guard after insert or update on statement_entry deferrable initially deferred
            for each row execute function statement_guard();
        create constraint trigger statement_guard after insert or update of status on payment deferrable initially deferred
            for each row when (new.status = 'Reconciled') execute function statement_guard();

        create function discrepancy_frozen() returns trigger language plpgsql as $$
        begin
            if (old.statement_date, old.kind, old.end_to_end_id, old.payment_id, old.entry_id, old.expected_fen, old.found_fen, old.reconciliation_id)
                 is distinct from (new.statement_date, new.kind, new.end_to_end_id, new.payment_id, new.entry_id, new.expected_fen, new.found_fen, new.reconciliation_id)
               or old.status in ('Resolved', 'Cleared') and new is distinct from old
               or old.overdue_since is not null and old.overdue_since is distinct from new.overdue_since then
                raise exception 'discrepancy %: what was found and how it ended never changes', old.id using errcode = 'check_violation', constraint = 'discrepancy_frozen';
            end if;
            return new;
        end $$;
        create trigger discrepancy_frozen before update on discrepancy for each row execute function discrepancy_frozen();
        create trigger funding_never_deleted before delete or truncate on statement_entry for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on discrepancy for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop function if exists statement_entry_frozen() cascade;
        drop function if exists statement_guard() cascade;
        drop function if exists discrepancy_frozen() cascade;
        """;
}
