namespace Funding.Payments;

/// <summary>What is paid once, by whom it is not paid, and what of a payment never changes, whoever writes: for the migration.</summary>
internal static class ClaimSql
{
    public const string Up = """
        create unique index ux_payment_claim on payment (payee_account_number, claim_number)
            where claim_number is not null and status not in ('Declined', 'Cancelled', 'BankRejected', 'Returned');
        create unique index ux_payment_period on payment (payee_account_number, amount_fen, period_from, period_to)
            where period_from is not null and distinct_because is null and status not in ('Declined', 'Cancelled', 'BankRejected', 'Returned');
        create index ix_payment_payee on payment (payee_account_number, amount_fen);

        create function payment_claim_frozen() returns trigger language plpgsql as $$
        begin
            if (old.claim_number, old.period_from, old.period_to, old.distinct_because, old.kept_out)
               is distinct from (new.claim_number, new.period_from, new.period_to, new.distinct_because, new.kept_out) then
                raise exception 'what a payment was asked for with never changes' using errcode = 'check_violation', constraint = 'payment_claim_frozen';
            end if;
            return new;
        end $$;
        create trigger payment_claim_frozen before update on payment for each row execute function payment_claim_frozen();

        create function payment_hand_kept_out() returns trigger language plpgsql as $$
        begin
            if exists (select from payment where id = new.payment_id and kept_out = new.person) then
                raise exception 'who proposed an award has no part in its payments' using errcode = 'check_violation', constraint = 'payment_hand_kept_out';
            end if;
            return null;
        end $$;
        create constraint trigger payment_hand_kept_out after insert on payment_hand deferrable initially deferred
            for each row execute function payment_hand_kept_out();

        -- An account that the base is not paid on is no payee, whoever drafts; judged when it is drafted and when it goes.
        create function payment_payee_holds() returns trigger language plpgsql as $$
        begin
            if (tg_op = 'INSERT' or new.status = 'Sent' and old.status = 'Locked') and not exists (
                select from fund_account a where a.base_id = new.base_id
                and (a.payee_of_record_name, a.payee_of_record_credit_code, a.payee_of_record_account_number, a.payee_of_record_bank_code)
                  = (new.payee_name, new.payee_credit_code, new.payee_account_number, new.payee_bank_code)) then
                raise exception 'payment % goes to an account that base % is not paid on', new.id, new.base_id
                    using errcode = 'check_violation', constraint = 'payment_payee_holds';
            end if;
            return new;
        end $$;
        create trigger payment_payee_holds before insert or update of status on payment for each row execute function payment_payee_holds();

        create trigger funding_append_only before update or delete or truncate on payment_document for each statement execute function audit_refuse();
        """;

    /// <summary>Only a draft and an order that goes out are looked at: no other step calls the function.</summary>
    public const string PayeeWhenItMatters = """
        drop trigger payment_payee_holds on payment;
        create trigger payment_payee_holds_drafted before insert on payment for each row execute function payment_payee_holds();
        create trigger payment_payee_holds_sent before update of status on payment
            for each row when (new.status = 'Sent' and old.status = 'Locked') execute function payment_payee_holds();
        """;

    public const string Down = """
        drop function if exists payment_payee_holds() cascade;
        drop function if exists payment_hand_kept_out() cascade;
        drop function if exists payment_claim_frozen() cascade;
        drop index if exists ux_payment_claim;
        drop index if exists ux_payment_period;
        drop index if exists ix_payment_payee;
        """;
}
