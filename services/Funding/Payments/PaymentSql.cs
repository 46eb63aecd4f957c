namespace Funding.Payments;

/// <summary>What a payment and an award can never be, whoever writes: for the migration, after the ledger's own law.</summary>
internal static class PaymentSql
{
    public const string Up = """
        -- A payment is of its instalment's amount.
        alter table award_instalment add constraint ux_award_instalment_amount unique (award_id, number, amount_fen);
        alter table payment add constraint fk_payment_instalment foreign key (award_id, instalment, amount_fen)
            references award_instalment (award_id, number, amount_fen);

        create function payment_frozen() returns trigger language plpgsql as $$
        begin
            if (old.award_id, old.base_id, old.instalment, old.amount_fen, old.end_to_end_id, old.uetr,
                old.payee_name, old.payee_credit_code, old.payee_account_number, old.payee_bank_code)
               is distinct from
               (new.award_id, new.base_id, new.instalment, new.amount_fen, new.end_to_end_id, new.uetr,
                new.payee_name, new.payee_credit_code, new.payee_account_number, new.payee_bank_code) then
                raise exception 'what a payment pays, to whom and under which ids never changes' using errcode = 'check_violation', constraint = 'payment_frozen';
            end if;
            return new;
        end $$;
        create trigger payment_frozen before update on payment for each row execute function payment_frozen();

        -- Judged at commit: status, journals and people say the same.
        create function payment_holds(p_id uuid) returns void language plpgsql as $$
        declare p payment%rowtype; paid boolean; reversed boolean; approvals int;
        begin
            select * into p from payment where id = p_id;
            if not found then
                raise exception 'a journal pays % which is no payment', p_id using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
            paid := exists (select from journal where kind = 'Payment' and subject_id = p_id);
            reversed := exists (select from journal where kind = 'PaymentReversal' and subject_id = p_id);
            approvals := (select count(*) from payment_hand where payment_id = p_id and part like 'level-%');
            if paid <> (p.status in ('Paid', 'Reconciled', 'Returned')) or reversed <> (p.status = 'Returned') then
                raise exception 'payment % is %, but its journals say otherwise', p_id, p.status using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
            if p.status in ('Approved', 'Locked', 'Sent', 'Accepted', 'Unknown', 'NotReceived', 'Paid', 'Reconciled', 'BankRejected', 'Returned')
               and (p.levels < 2 or approvals <> p.levels) then
                raise exception 'payment % is % with % of % approvals', p_id, p.status, approvals, p.levels using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
            if p.status = 'Reconciled' and not exists (select from payment_hand where payment_id = p_id and part = 'reconciler') then
                raise exception 'nobody has reconciled payment %', p_id using errcode = 'check_violation', constraint = 'payment_holds';
            end if;
        end $$;
        create function payment_guard() returns trigger language plpgsql as $$
        begin
            if tg_table_name = 'payment' then perform payment_holds(new.id);
            elsif new.kind in ('Payment', 'PaymentReversal') then perform payment_holds(new.subject_id);
            end if;
            return null;
        end $$;
        create constraint trigger payment_guard after insert or update on payment deferrable initially deferred
            for each row execute function payment_guard();
        create constraint trigger payment_guard after insert on journal deferrable initially deferred
            for each row execute function payment_guard();

        create function award_guard() returns trigger language plpgsql as $$
        declare a award%rowtype;
        begin
            select * into a from award where id = new.id;
            if a.status in ('BudgetReserved', 'Approved', 'AgreementSent', 'Signed', 'Active', 'OnHold', 'FinalReport', 'Closed')
               and not exists (select from journal where kind = 'Reservation' and subject_id = a.id)
               or a.status in ('Active', 'OnHold', 'FinalReport', 'Closed')
               and not exists (select from journal where kind = 'Commitment' and subject_id = a.id) then
                raise exception 'award % is % without the journals of it', a.id, a.status using errcode = 'check_violation', constraint = 'award_guard';
            end if;
            return null;
        end $$;
        create constraint trigger award_guard after insert or update on award deferrable initially deferred
            for each row execute function award_guard();

        create trigger funding_append_only before update or delete or truncate on payment_hand for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on award_instalment for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on recovery_receipt for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on reconciliation for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on payment for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on award for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on budget for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on recovery for each statement execute function audit_refuse();
        """;

    public const string Down = """
        alter table payment drop constraint if exists fk_payment_instalment;
        drop function if exists payment_guard() cascade;
        drop function if exists payment_frozen() cascade;
        drop function if exists payment_holds(uuid);
        drop function if exists award_guard() cascade;
        """;
}
