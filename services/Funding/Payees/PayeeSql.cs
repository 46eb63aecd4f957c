namespace Funding.Payees;

/// <summary>The account that a base is paid on changes by two people and after its cooling-off, whoever writes: for the migration.</summary>
internal static class PayeeSql
{
    public const string Up = """
        update fund_account set payee_of_record_name = payee_name, payee_of_record_credit_code = payee_credit_code,
            payee_of_record_account_number = payee_account_number, payee_of_record_bank_code = payee_bank_code;

        create function payee_change_frozen() returns trigger language plpgsql as $$
        declare business_now timestamptz := clock_timestamp() + coalesce((select ahead from business_clock), interval '0');
        begin
            if (old.base_id, old.proposed_by, old.payee_name, old.payee_credit_code, old.payee_account_number, old.payee_bank_code)
               is distinct from (new.base_id, new.proposed_by, new.payee_name, new.payee_credit_code, new.payee_account_number, new.payee_bank_code)
               or old.confirmed_by is not null and (old.confirmed_by, old.cooling_until) is distinct from (new.confirmed_by, new.cooling_until)
               or old.status in ('Effective', 'Declined') then
                raise exception 'a change of account is decided on as it was proposed, once' using errcode = 'check_violation', constraint = 'payee_change_frozen';
            end if;
            if new.status = 'Effective' and (old.status <> 'CoolingOff' or business_now + interval '5 seconds' < new.cooling_until) then
                raise exception 'a change of account takes effect after its cooling-off only' using errcode = 'check_violation', constraint = 'payee_change_cooling';
            end if;
            return new;
        end $$;
        create trigger payee_change_frozen before update on payee_change for each row execute function payee_change_frozen();

        create function payee_change_begins() returns trigger language plpgsql as $$
        begin
            if new.status <> 'Proposed' then
                raise exception 'a change of account begins as a proposal' using errcode = 'check_violation', constraint = 'payee_change_frozen';
            end if;
            return new;
        end $$;
        create trigger payee_change_begins before insert on payee_change for each row execute function payee_change_begins();

        -- Judged at commit: the account of record is the first one, or that of the latest change that took effect.
        create function payee_of_record_holds() returns trigger language plpgsql as $$
        begin
            if old.payee_of_record_account_number is not null
               and (old.payee_of_record_name, old.payee_of_record_credit_code, old.payee_of_record_account_number, old.payee_of_record_bank_code)
                   is distinct from (new.payee_of_record_name, new.payee_of_record_credit_code, new.payee_of_record_account_number, new.payee_of_record_bank_code)
               and not exists (
                   select from (select * from payee_change where base_id = new.base_id and status = 'Effective' order by effective_at desc, id desc limit 1) c
                   where (c.payee_name, c.payee_credit_code, c.payee_account_number, c.payee_bank_code)
                       = (new.payee_of_record_name, new.payee_of_record_credit_code, new.payee_of_record_account_number, new.payee_of_record_bank_code)) then
                raise exception 'base % is paid on another account only by a change that took effect', new.base_id
                    using errcode = 'check_violation', constraint = 'payee_of_record_holds';
            end if;
            return null;
        end $$;
        create constraint trigger payee_of_record_holds after update on fund_account deferrable initially deferred
            for each row execute function payee_of_record_holds();

        create trigger funding_never_deleted before delete or truncate on payee_change for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop function if exists payee_of_record_holds() cascade;
        drop function if exists payee_change_begins() cascade;
        drop function if exists payee_change_frozen() cascade;
        """;
}
