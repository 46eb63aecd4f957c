namespace Funding.Ledger;

/// <summary>The postings of every kind of journal; <see cref="JournalSql"/> writes them.</summary>
internal static class JournalLegSql
{
    public const string Up = $"""
        drop function post_journal(uuid, text, uuid, uuid, uuid, bigint, date, timestamptz);
        drop view journal_leg;
        {View}
        """;

    /// <summary>Where an earlier one exists, it is replaced.</summary>
    public const string View = """
        -- A kind that takes back reverses turnovers instead of adding opposite ones; a counter leg is the other budget's. A reversal has the same legs,
        -- turned round.
        create or replace view journal_leg as with leg (kind, number, stage, of_award, sign, takes_back, of_counter) as (values
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
        )
        select * from leg
        union all
        select kind || 'Reversal', number, stage, of_award, -sign, not takes_back, of_counter from leg
        where kind in ('Supplement', 'Reduction', 'Transfer', 'Freeze', 'Unfreeze', 'CarryOver', 'Lapse', 'Receipt', 'QuotaRestoration', 'TreasuryReturn', 'WriteOffLoss');
        """;

    public const string Down = "drop view if exists journal_leg;";
}
