namespace Funding.Ledger;

/// <summary>The postings of every kind of journal, and the one function that writes them.</summary>
internal static class PostingSql
{
    public const string Up = """
        drop function post_journal(uuid, text, uuid, uuid, uuid, bigint, date, timestamptz);
        drop view journal_leg;

        -- A kind that takes back reverses turnovers instead of adding opposite ones; a counter leg is the other budget's.
        create view journal_leg as select * from (values
            ('Appropriation', 1, 'Source', false, -1, false, false), ('Appropriation', 2, 'Available', false, 1, false, false),
            ('Supplement', 1, 'Source', false, -1, false, false), ('Supplement', 2, 'Available', false, 1, false, false),
            ('Reduction', 1, 'Available', false, -1, true, false), ('Reduction', 2, 'Source', false, 1, true, false),
            ('Transfer', 1, 'Available', false, -1, false, false), ('Transfer', 2, 'Available', false, 1, false, true),
            ('Freeze', 1, 'Available', false, -1, false, false), ('Freeze', 2, 'Frozen', false, 1, false, false),
            ('Unfreeze', 1, 'Frozen', false, -1, true, false), ('Unfreeze', 2, 'Available', false, 1, true, false),
            ('CarryOver', 1, 'Available', false, -1, false, false), ('CarryOver', 2, 'Available', false, 1, false, true),
            ('Lapse', 1, 'Available', false, -1, false, false), ('Lapse', 2, 'Lapsed', false, 1, false, false),
            ('Reservation', 1, 'Available', false, -1, false, false), ('Reservation', 2, 'Reserved', true, 1, false, false),
            ('ReservationRelease', 1, 'Reserved', true, -1, true, false), ('ReservationRelease', 2, 'Available', false, 1, true, false),
            ('Commitment', 1, 'Reserved', true, -1, false, false), ('Commitment', 2, 'Committed', true, 1, false, false),
            ('CommitmentRelease', 1, 'Committed', true, -1, true, false), ('CommitmentRelease', 2, 'Reserved', true, 1, true, false),
            ('CommitmentRelease', 3, 'Reserved', true, -1, true, false), ('CommitmentRelease', 4, 'Available', false, 1, true, false),
            ('Payment', 1, 'Committed', true, -1, false, false), ('Payment', 2, 'Paid', true, 1, false, false),
            ('PaymentReversal', 1, 'Paid', true, -1, true, false), ('PaymentReversal', 2, 'Committed', true, 1, true, false),
            ('Receipt', 1, 'Paid', true, -1, false, false), ('Receipt', 2, 'Recovered', true, 1, false, false),
            ('QuotaRestoration', 1, 'Recovered', true, -1, false, false), ('QuotaRestoration', 2, 'Available', false, 1, false, false),
            ('TreasuryReturn', 1, 'Recovered', true, -1, false, false), ('TreasuryReturn', 2, 'Returned', false, 1, false, false),
            ('WriteOffLoss', 1, 'Paid', true, -1, false, false), ('WriteOffLoss', 2, 'WrittenOff', true, 1, false, false)
        ) as leg (kind, number, stage, of_award, sign, takes_back, of_counter);

        -- Everything of one journal in one round trip. The award's accounts are locked first, the busy budgets' last.
        create function post_journal(
            p_id uuid, p_kind text, p_subject uuid, p_budget uuid, p_award uuid, p_counter uuid, p_amount bigint, p_on date, p_at timestamptz)
        returns void language plpgsql security definer set search_path = public, pg_temp as $$
        declare leg record; account uuid;
        begin
            insert into journal (id, kind, subject_id, budget_id, award_id, counter_budget_id, amount_fen, booked_on, posted_at)
            values (p_id, p_kind, p_subject, p_budget, p_award, p_counter, p_amount, p_on, p_at);

            insert into ledger_account (id, budget_id, award_id, stage, inflow_fen, outflow_fen, balance_fen, floor_fen)
            select uuid_v7(), case when l.of_counter then p_counter else p_budget end, case when l.of_award then p_award end, l.stage, 0, 0, 0,
                   case when l.stage <> 'Source' then 0 end
            from (select distinct stage, of_award, of_counter from journal_leg where kind = p_kind) l order by l.of_award desc, 2, l.stage
            on conflict do nothing;

            perform from ledger_account a
            where a.budget_id in (p_budget, p_counter) and exists (
                select from journal_leg l where l.kind = p_kind and l.stage = a.stage
                and a.budget_id = case when l.of_counter then p_counter else p_budget end
                and a.award_id is not distinct from case when l.of_award then p_award end)
            order by a.award_id is null, a.budget_id, a.stage for update;

            for leg in select * from journal_leg where kind = p_kind order by number loop
                update ledger_account a set
                    inflow_fen = inflow_fen + case when leg.sign > 0 and not leg.takes_back then p_amount when leg.sign < 0 and leg.takes_back then -p_amount else 0 end,
                    outflow_fen = outflow_fen + case when leg.sign < 0 and not leg.takes_back then p_amount when leg.sign > 0 and leg.takes_back then -p_amount else 0 end,
                    balance_fen = balance_fen + leg.sign * p_amount
                where a.budget_id = case when leg.of_counter then p_counter else p_budget end and a.stage = leg.stage
                  and a.award_id is not distinct from case when leg.of_award then p_award end
                returning a.id into strict account;
                insert into posting (journal_id, number, account_id, amount_fen) values (p_id, leg.number, account, leg.sign * p_amount);
            end loop;
        end $$;
        """;

    public const string Down = """
        drop function if exists post_journal(uuid, text, uuid, uuid, uuid, uuid, bigint, date, timestamptz);
        drop view if exists journal_leg;
        """;
}
