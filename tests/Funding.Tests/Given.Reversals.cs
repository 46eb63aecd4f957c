using Testing.Services;

namespace Funding.Tests;

/// <content>What was booked in error, and is taken back.</content>
internal static partial class Given
{
    public static object ReversalBody(Guid journal) => new { journalId = journal, documentNumber = "石财冲〔2018〕1号", reason = "凭证录入有误" };

    public static async Task<Guid> AReversalAsync(this FundingHost host, Guid journal, Principal? by = null) =>
        (Guid)(await host.DoAsync(by ?? Officer, "/ledger/reversals", ReversalBody(journal)))["id"]!;

    public static async Task ReverseAsync(this FundingHost host, Guid journal) =>
        await host.DoAsync(Approver, $"/ledger/reversals/{await host.AReversalAsync(journal)}/approve", ifMatch: 1);

    public static Task<Guid> JournalOfAsync(this FundingHost host, Guid subject, string kind = "%") =>
        host.ReadAsync<Guid>($"SELECT id FROM journal WHERE subject_id = '{subject}' AND kind LIKE '{kind}' ORDER BY id LIMIT 1");

    public static async Task<Guid> JournalOfReceiptAsync(this FundingHost host, Guid recovery) => await host.JournalOfAsync(
        await host.ReadAsync<Guid>($"SELECT id FROM recovery_receipt WHERE recovery_id = '{recovery}' AND NOT reversed ORDER BY id LIMIT 1"), "Receipt");
}
