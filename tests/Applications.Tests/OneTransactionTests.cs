using Npgsql;

namespace Applications.Tests;

/// <summary>A submission is one transaction: PostgreSQL's own number of the transaction stands on every row of it.</summary>
public sealed class OneTransactionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Idempotency_key_form_receipt_audit_row_and_event_of_a_submission_commit_together()
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());
        await using var holder = new NpgsqlConnection(host.ConnectionString);
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using (var note = new NpgsqlCommand(
            """
            CREATE TABLE seen (what text, transaction xid8);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
            BEGIN INSERT INTO seen VALUES (tg_table_name || ' ' || lower(tg_op), pg_current_xact_id()); RETURN NULL; END $$;
            CREATE TRIGGER see AFTER INSERT OR UPDATE ON application FOR EACH ROW EXECUTE FUNCTION see();
            CREATE TRIGGER see AFTER INSERT OR UPDATE ON idempotency FOR EACH ROW EXECUTE FUNCTION see();
            CREATE TRIGGER see AFTER INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION see();
            CREATE TRIGGER see AFTER INSERT ON audit FOR EACH ROW EXECUTE FUNCTION see();
            CREATE TRIGGER see AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION see();
            """, holder))
        {
            await note.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await host.ByApplicantAsync(draft, "submit");

        Assert.Equal(
            "application update,audit insert,idempotency insert,idempotency update,outbox insert,receipt insert",
            await host.ReadAsync<string>("SELECT string_agg(what, ',' ORDER BY what) FROM seen"));
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(DISTINCT transaction) FROM seen"));
    }
}
