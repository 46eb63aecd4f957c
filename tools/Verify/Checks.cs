using System.Globalization;
using Evidence;
using Npgsql;
using Scoring;

namespace Verify;

/// <summary>One signed record: hash and signature, for a decision its result, made again from its input and method, for a history its chain, for books their sums and seals.</summary>
internal static class RecordCheck
{
    public static async Task<int> RunAsync(FileInfo file, FileInfo keys, TextWriter output, CancellationToken cancellationToken)
    {
        var trusted = await Report.ReadKeysAsync(keys, cancellationToken);
        var record = SignedRecord.Parse(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        var findings = record.Verify(trusted);
        await output.WriteLineAsync($"{file.Name}: {record.Type}, format {record.Version}, SHA-256 {record.Hash}, key {record.KeyId}");
        var good = "its hash and signature hold";
        if (findings.Count == 0 && DecisionRecord.IsKnown(record.Type))
        {
            (findings, good) = (DecisionRecord.Recompute(record), $"{good}, and its result was recomputed to the last digit");
        }
        else if (findings.Count == 0 && record.Type == HistoryDocument.RecordType)
        {
            (findings, good) = (HistoryCheck.Verify(record), $"{good}, its rows follow one another without a gap, and what it shows is what was chained");
        }
        else if (findings.Count == 0 && record.Type == LedgerDocument.RecordType)
        {
            (findings, good) = (LedgerCheck.Verify(record, trusted), $"{good}, every journal balances and was sealed as it is, and every balance is the sum of its postings");
        }

        return await Report.WriteAsync(findings, findings.Count, good, output);
    }
}

/// <summary>One service's audit log, from its rows to its published heads.</summary>
internal static class AuditCheck
{
    public static async Task<int> RunAsync(string connectionString, FileInfo heads, FileInfo keys, TextWriter output, CancellationToken cancellationToken)
    {
        var trusted = await Report.ReadKeysAsync(keys, cancellationToken);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var report = await new AuditVerifier(trusted, TimeProvider.System).VerifyAsync(connection, heads.FullName, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{report.LogId ?? "a log without heads"}: {report.Leaves:N0} sealed rows, {report.Heads:N0} published heads"));
        return await Report.WriteAsync(report.Findings, report.FindingCount, "every row, root, signature and link holds", output);
    }
}

/// <summary>Findings, one a line, then the verdict.</summary>
internal static class Report
{
    public static async Task<KeySet> ReadKeysAsync(FileInfo file, CancellationToken cancellationToken) =>
        KeySet.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));

    public static async Task<int> WriteAsync(IReadOnlyList<Finding> findings, int total, string good, TextWriter output)
    {
        foreach (var finding in findings)
        {
            await output.WriteLineAsync($"  {finding}");
        }

        if (total > findings.Count)
        {
            await output.WriteLineAsync($"  … and {total - findings.Count} more");
        }

        await output.WriteLineAsync(total == 0 ? $"OK: {good}" : $"FAILED: {total} finding{(total == 1 ? "" : "s")}");
        return total == 0 ? 0 : 1;
    }
}
