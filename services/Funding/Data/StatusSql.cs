namespace Funding.Data;

/// <summary>
/// The statuses that money hangs on move along the aggregates' own tables in the database too, whoever writes. A commit may take several arrows
/// at once; those ways stand behind the arrows. Compared before a function is called, so a move that is allowed costs next to nothing.
/// </summary>
internal static class StatusSql
{
    private const string Payment =
        """
        Draft Level1,Cancelled
        Level1 Level2,Declined,Cancelled
        Level2 Level3,Approved,Declined,Cancelled
        Level3 Approved,Declined,Cancelled
        Approved Locked,Cancelled
        Locked Sent,Cancelled
        Sent Accepted,BankRejected,Unknown,Paid,NotReceived,Cancelled,Reconciled,Returned
        Unknown Accepted,Paid,BankRejected,NotReceived,Cancelled,Reconciled,Returned
        NotReceived Locked,Paid,Cancelled,Reconciled,Returned
        Accepted Paid,BankRejected,Reconciled,Returned
        Paid Reconciled,Returned
        Reconciled Returned
        """;

    private const string Award =
        """
        Proposed BudgetReserved,Declined,Terminated,Approved
        BudgetReserved Approved,Declined,Terminated
        Approved AgreementSent,Amended,Terminated
        AgreementSent Signed,Amended,Terminated
        Signed Active,Amended,Terminated
        Active FinalReport,OnHold,Amended,Terminated
        OnHold Active,Terminated
        FinalReport Closed,Terminated
        """;

    private const string Recovery =
        """
        Demanded PartlyRecovered,Recovered,WrittenOff,Withdrawn
        PartlyRecovered Recovered,WrittenOff,Withdrawn,Demanded
        Recovered PartlyRecovered,Demanded
        WrittenOff PartlyRecovered,Demanded
        """;

    public static readonly string Recoveries = Guard("recovery", Recovery);

    public static readonly string Up =
        $$"""
        create function arrow_refused() returns trigger language plpgsql as $$
        begin
            raise exception 'a % that is % cannot become %', tg_table_name, old.status, new.status
                using errcode = 'check_violation', constraint = tg_table_name || '_status_arrow';
        end $$;
        {{Guard("payment", Payment)}}
        {{Guard("award", Award)}}
        {{Recoveries}}
        {{Guard("budget", "Drafted Approved")}}
        """;

    public const string Down = "drop function if exists arrow_refused() cascade;";

    /// <summary>For a table whose status has these arrows; a later migration drops the trigger and makes it anew.</summary>
    public static string Guard(string table, string arrows) =>
        $"""
        create trigger {table}_status_arrow before update of status on {table} for each row
            when (old.status <> new.status and old.status || '>' || new.status <> all ('{Pairs(arrows)}'::text[])) execute function arrow_refused();
        """;

    private static string Pairs(string arrows)
    {
        var pairs = from line in arrows.Split('\n', StringSplitOptions.TrimEntries)
                    let parts = line.Split(' ')
                    from to in parts[1].Split(',')
                    select $"\"{parts[0]}>{to}\"";
        return $"{{{string.Join(',', pairs)}}}";
    }
}
