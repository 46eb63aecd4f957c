using Funding.Data;

namespace Funding.Recoveries;

/// <summary>For the migration: what a recovery and its receipts can never be, now that a receipt or a write-off may be reversed.</summary>
internal static class RecoveryReversalSql
{
    public static readonly string Up =
        $"""
        drop trigger recovery_status_arrow on recovery;
        {StatusSql.Recoveries}
        """ +
        """

        create or replace function recovery_holds(p_id uuid) returns void language plpgsql as $$
        declare r recovery%rowtype; received bigint; lost bigint;
        begin
            select * into r from recovery where id = p_id;
            if not found then
                raise exception 'a journal settles % which is no recovery', p_id using errcode = 'check_violation', constraint = 'recovery_holds';
            end if;
            received := (select coalesce(sum(amount_fen), 0) from recovery_receipt where recovery_id = p_id and not reversed);
            lost := (select coalesce(sum(amount_fen), 0) from journal j where j.kind = 'WriteOffLoss' and j.subject_id = r.ending_id
                     and not exists (select from journal back where back.kind = 'WriteOffLossReversal' and back.subject_id = r.ending_id));
            if r.recovered_fen <> received
               or (r.status = 'Recovered') <> (r.recovered_fen = r.demanded_fen)
               or lost <> (case when r.status = 'WrittenOff' then r.demanded_fen - r.recovered_fen else 0 end) then
                raise exception 'recovery % is % of %, but has % received and % lost', p_id, r.status, r.demanded_fen, received, lost
                    using errcode = 'check_violation', constraint = 'recovery_holds';
            end if;
        end $$;

        -- A receipt has the journals of its money, and, where it was reversed, those that take them back.
        create or replace function receipt_holds(p_id uuid) returns void language plpgsql as $$
        declare x recovery_receipt%rowtype; r recovery%rowtype; restored bigint; paid bigint;
        begin
            select * into x from recovery_receipt where id = p_id;
            if not found then
                raise exception 'a journal books % which is no receipt', p_id using errcode = 'check_violation', constraint = 'receipt_holds';
            end if;
            select * into r from recovery where id = x.recovery_id;
            if exists (
                select from (values ('Receipt', x.amount_fen), ('QuotaRestoration', x.restored_fen), ('TreasuryReturn', x.amount_fen - x.restored_fen)) k (kind, fen),
                            (values ('', true), ('Reversal', x.reversed)) way (suffix, taken)
                where case when way.taken then k.fen else 0 end <> coalesce(
                    (select j.amount_fen from journal j where j.kind = k.kind || way.suffix and j.subject_id = p_id and j.award_id = r.award_id), 0)) then
                raise exception 'receipt % is not what its journals say', p_id using errcode = 'check_violation', constraint = 'receipt_holds';
            end if;
            restored := (select sum(y.restored_fen) from recovery_receipt y join recovery s on s.id = y.recovery_id
                         where s.award_id = r.award_id and not y.reversed and extract(year from y.received_on) = extract(year from x.received_on));
            paid := (select coalesce(sum(amount_fen), 0) from payment
                     where award_id = r.award_id and status <> 'Returned' and extract(year from paid_on) = extract(year from x.received_on));
            if x.restored_fen > 0 and not x.reversed and restored > paid then
                raise exception 'receipts of % restore %, but % was paid in that year', extract(year from x.received_on), restored, paid
                    using errcode = 'check_violation', constraint = 'quota_of_the_year';
            end if;
        end $$;

        create or replace function recovery_guard() returns trigger language plpgsql as $$
        begin
            case tg_table_name
                when 'recovery' then
                    perform recovery_holds(new.id);
                    if tg_op = 'UPDATE' then
                        if old.status = 'WrittenOff' and new.status <> 'WrittenOff'
                           and not exists (select from journal where kind = 'WriteOffLossReversal' and subject_id = old.ending_id) then
                            raise exception 'recovery % was written off, and nobody reversed that', new.id
                                using errcode = 'check_violation', constraint = 'recovery_holds';
                        end if;
                    end if;
                when 'recovery_receipt' then perform recovery_holds(new.recovery_id); perform receipt_holds(new.id);
                else
                    if new.kind = 'WriteOffLoss' then perform recovery_holds((select id from recovery where ending_id = new.subject_id));
                    elsif new.kind = 'WriteOffLossReversal' then perform recovery_holds(id) from recovery where ending_id = new.subject_id;
                    else perform receipt_holds(new.subject_id);
                    end if;
            end case;
            return null;
        end $$;
        drop trigger recovery_guard on recovery_receipt;
        create constraint trigger recovery_guard after insert or update on recovery_receipt deferrable initially deferred
            for each row execute function recovery_guard();
        drop trigger recovery_guard on journal;
        create constraint trigger recovery_guard after insert on journal deferrable initially deferred for each row
            when (new.kind in ('WriteOffLoss', 'Receipt', 'QuotaRestoration', 'TreasuryReturn',
                'WriteOffLossReversal', 'ReceiptReversal', 'QuotaRestorationReversal', 'TreasuryReturnReversal')) execute function recovery_guard();

        create or replace function recovery_frozen() returns trigger language plpgsql as $$
        begin
            if (old.award_id, old.base_id, old.budget_id, old.cause, old.cause_id) is distinct from (new.award_id, new.base_id, new.budget_id, new.cause, new.cause_id)
               or old.status in ('Recovered', 'WrittenOff', 'Withdrawn') and new is distinct from old and new.status not in ('Demanded', 'PartlyRecovered')
               or old.overdue_since is distinct from new.overdue_since and old.overdue_since is not null then
                raise exception 'recovery %: what it rests on, how it ended and since when it is overdue never changes', old.id
                    using errcode = 'check_violation', constraint = 'recovery_frozen';
            end if;
            return new;
        end $$;

        create function recovery_receipt_frozen() returns trigger language plpgsql as $$
        begin
            if old.reversed or to_jsonb(old) - 'reversed' is distinct from to_jsonb(new) - 'reversed' then
                raise exception 'receipt % is reversed once, and never changed otherwise', old.id using errcode = 'check_violation', constraint = 'recovery_receipt_frozen';
            end if;
            return new;
        end $$;
        drop trigger funding_append_only on recovery_receipt;
        create trigger recovery_receipt_frozen before update on recovery_receipt for each row execute function recovery_receipt_frozen();
        create trigger funding_never_deleted before delete or truncate on recovery_receipt for each statement execute function audit_refuse();
        """;
}
