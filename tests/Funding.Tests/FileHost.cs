using Funding.Treasury.Files;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Funding.Tests;

/// <summary>The funding service with the treasury in a folder; tests say when files are exchanged.</summary>
public sealed class FileHost : FundingHost
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("treasury-files-").FullName;

    internal Task ExchangeAsync() => Services.GetRequiredService<FileExchange>().ExchangeAsync(TestContext.Current.CancellationToken);

    /// <summary>The treasury says this, and it is read.</summary>
    internal async Task TellAsync(byte[] message, string? name = null)
    {
        await File.WriteAllBytesAsync(Path.Combine(Folder, "in", name ?? $"{Guid.CreateVersion7():N}.xml"), message, TestContext.Current.CancellationToken);
        await ExchangeAsync();
    }

    /// <summary>The message that gave this order.</summary>
    internal Task<string> OrderMessageAsync(string endToEndId) => ReadAsync<string>(
        $"SELECT f.message_id FROM treasury_file f JOIN treasury_order o ON o.file_id = f.id WHERE o.end_to_end_id = '{endToEndId}' ORDER BY f.id DESC LIMIT 1");

    internal Task PaymentIsAsync(Guid payment, string status) =>
        Eventually.EqualAsync(status, () => ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment}'"), "the payment");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected override IEnumerable<(string Name, string Value)> Settings() =>
    [
        .. base.Settings(),
        ("Treasury:Adapter", "Files"),
        ("Treasury:Files:Folder", Folder),
        ("Treasury:Files:DebtorName", "石家庄市财政局"),
        ("Treasury:Files:DebtorAccount", Messages.OurAccount),
        ("Treasury:Files:DebtorBankCode", "011121000018"),
        ("Treasury:Files:LookEverySeconds", "3600"),
    ];
}
