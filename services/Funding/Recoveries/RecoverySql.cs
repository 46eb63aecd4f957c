namespace Funding.Recoveries;

/// <summary>
/// What a recovery can never be, whoever writes, for the migration: its sum is its receipts', each receipt and each loss has its
/// journal, the quota gets back no more than was paid in the receipt's year, and what has ended stays as it is.
/// </summary>
internal static class RecoverySql
{
    public const string Up = """
        create function recovery_holds(p_id uuid) returns void language plpgsql as $$
        declare r recovery%rowtype; received bigint; lost bigint;
        begin
            select * into r from recovery where id = p_id;
            if not found then
                raise exception 'a journal settles % which is no recovery', p_id using errcode = 'check_violation', constraint = 'recovery_holds';
            end if;
            received := (select coalesce(sum(amount_fen), 0) from recovery_receipt where recovery_id = p_id);
            lost := (select coalesce(sum(amount_fen), 0) from journal where kind = 'WriteOffLoss' and subject_id = p_id);
            if r.recovered_fen <> received
               or (r.status = 'Recovered') <> (r.recovered_fen = r.demanded_fen)
               or lost <> (case when r.status = 'WrittenOff' then r.demanded_fen - r.recovered_fen else 0 end) then
                raise exception 'recovery % is % of %, but has % received and % lost', p_id, r.status, r.demanded_fen, received, lost
                    using errcode = 'check_violation', constraint = 'recovery_holds';
            end if;
        end $$;
        create function receipt_holds(p_id uuid) returns void language plpgsql as $$
        declare x recovery_receipt%rowtype; r recovery%rowtype; restored bigint; paid bigint;
        begin
            select * into x from recovery_receipt where id = p_id;
            if not found then
                raise exception 'a journal books % which is no receipt', p_id using errcode = 'check_violation', constraint = 'receipt_holds';
            end if;
            select * into r from recovery where id = x.recovery_id;
            if exists (
                select from (values ('Receipt', x.amount_fen), ('QuotaRestoration', x.restored_fen), ('TreasuryReturn', x.amount_fen - x.restored_fen)) k (kind, fen)
                where k.fen <> coalesce((select j.amount_fen from journal j where j.kind = k.kind and j.subject_id = p_id and j.award_id = r.award_id), 0)) then
                raise exception 'receipt % is not what its journals say', p_id using errcode = 'check_violation', constraint = 'receipt_holds';
            end if;
            restored := (select sum(y.restored_fen) from recovery_receipt y join recovery s on s.id = y.recovery_id
                         where s.award_id = r.award_id and extract(year from y.received_on) = extract(year from x.received_on));
            paid := (select coalesce(sum(amount_fen), 0) from payment
                     where award_id = r.award_id and status <> 'Returned' and extract(year from paid_on) = extract(year from x.received_on));
            if x.restored_fen > 0 and restored > paid then
                raise exception 'receipts of % restore %, but % was paid in that year', extract(year from x.received_on), restored, paid
                    using errcode = 'check_violation', constraint = 'quota_of_the_year';
            end if;
        end $$;
        create function recovery_guard() returns trigger language plpgsql as $$
        begin
            case tg_table_name
                when 'recovery' then perform recovery_holds(new.id);
                when 'recovery_receipt' then perform recovery_holds(new.recovery_id); perform receipt_holds(new.id);
                else
                    if new.kind = 'WriteOffLoss' then perform recovery_holds(new.subject_id);
                    elsif new.kind in ('Receipt', 'QuotaRestoration', 'TreasuryReturn') then perform receipt_holds(new.subject_id);
                    end if;
            end case;
            return null;
        end $$;
        create constraint trigger recovery_guard after insert or update on recovery deferrable initially deferred for each row execute function recovery_guard();
        create constraint trigger recovery_guard after insert on recovery_receipt deferrable initially deferred for each row execute function recovery_guard();
        create constraint trigger recovery_guard after insert on journal deferrable initially deferred for each row
            when (new.kind in ('WriteOffLoss', 'Receipt', 'QuotaRestoration', 'TreasuryReturn')) execute function recovery_guard();

        create function recovery_frozen() returns trigger language plpgsql as $$
        begin
            if (old.award_id, old.base_id, old.budget_id, old.cause, old.cause_id) is distinct from (new.award_id, new.base_id, new.budget_id, new.cause, new.cause_id)
               or old.status in ('Recovered', 'WrittenOff', 'Withdrawn') and new is distinct from old
               or old.overdue_since is distinct from new.overdue_since and old.overdue_since is not null then
                raise exception 'recovery %: what it rests on, how it ended and since when it is overdue never changes', old.id
                    using errcode = 'check_violation', constraint = 'recovery_frozen';
            end if;
            return new;
        end $$;
        create trigger recovery_frozen before update on recovery for each row execute function recovery_frozen();
        create trigger funding_append_only before update or delete or truncate on recovery_instalment for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop function if exists recovery_guard() cascade;
        drop function if exists recovery_frozen() cascade;
        drop function if exists recovery_holds(uuid);
        drop function if exists receipt_holds(uuid);
        """;
}
