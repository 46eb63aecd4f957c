namespace Applications.Receipts;

/// <summary>Nothing is handed in without a receipt: the database sees to it, whoever asks.</summary>
internal static class ReceiptSql
{
    public const string Up = """
        create function application_has_receipt() returns trigger language plpgsql as $$
        begin
            if not exists (
                select from receipt r where r.application_id = new.id and r.form_hash = new.form_hash and r.submitted_at = new.submitted_at) then
                raise exception 'application %: handed in without a receipt', new.id using errcode = 'check_violation';
            end if;
            return null;
        end $$;
        create constraint trigger application_has_receipt after update on application deferrable initially deferred
            for each row when (old.submitted_at is null and new.submitted_at is not null) execute function application_has_receipt();
        """;
}
