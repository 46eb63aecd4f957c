using System.Xml.Linq;

namespace TreasurySimulator;

/// <summary>The payer's folder: takes orders from <c>out</c>, puts reports and statements into <c>in</c>.</summary>
internal sealed class MessageFolder(Book book, string? folder)
{
    private readonly Lock _gate = new();

    public bool IsThere => !string.IsNullOrEmpty(folder);

    /// <summary>Answers every message of orders that lies there, and returns how many there were.</summary>
    public int TakeAll()
    {
        if (!IsThere || !Directory.Exists(Out))
        {
            return 0;
        }

        lock (_gate)
        {
            var files = Directory.EnumerateFiles(Out, "pain.001*.xml").Order(StringComparer.Ordinal).ToList();
            files.ForEach(Take);
            return files.Count;
        }
    }

    /// <summary>The name of the file.</summary>
    public string WriteStatement(DateOnly date)
    {
        var number = Guid.CreateVersion7().ToString("N");
        return Put($"{IsoMessages.Statement}-{date:yyyyMMdd}-{number}.xml", IsoMessages.StatementOf(number, date, Account, book.StatementOf(date)));
    }

    private string Out => Path.Combine(folder!, "out");

    private string Account { get; set; } = "unknown"; // until it gives orders

    private void Take(string path)
    {
        var (number, account, orders) = IsoMessages.ReadOrders(XDocument.Load(path));
        Account = account;
        var told = orders.Where(o => !o.Is(Behaviour.Lost)).Select(o => (Order: o, Booking: book.Take(o))).Where(t => !t.Order.Is(Behaviour.BookedInSilence)).ToList();
        Report(number, [.. told.Select(t => (t.Order.EndToEndId, t.Booking is null ? "this id was used for another order" : t.Booking.Rejected ? t.Booking.Reason : null))]);
        var twice = told.Where(t => t.Order.Is(Behaviour.ToldTwice)).ToList();
        if (twice.Count > 0)
        {
            Report(number, [.. twice.Select(t => (t.Order.EndToEndId, (string?)null))]);
        }

        var contradicted = told.Where(t => t.Order.Is(Behaviour.Contradictory)).ToList();
        if (contradicted.Count > 0)
        {
            Report(number, [.. contradicted.Select(t => (t.Order.EndToEndId, (string?)"the creditor's account is closed"))]);
        }

        File.Delete(path);
    }

    private void Report(string original, IReadOnlyList<(string EndToEndId, string? Rejection)> orders)
    {
        if (orders.Count > 0)
        {
            var number = Guid.CreateVersion7().ToString("N");
            Put($"{IsoMessages.StatusReport}-{number}.xml", IsoMessages.ReportOn(number, original, orders));
        }
    }

    /// <summary>Whole or not at all.</summary>
    private string Put(string name, XDocument message)
    {
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(folder!, "in")).FullName, name);
        message.Save(target + ".part");
        File.Move(target + ".part", target);
        return name;
    }
}

/// <summary>Looks into the folder every second.</summary>
internal sealed partial class MessageTaker(MessageFolder folder, TimeProvider time, ILogger<MessageTaker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (folder.IsThere && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                folder.TakeAll();
            }
            catch (Exception e) when (e is IOException or System.Xml.XmlException or FormatException or NullReferenceException)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A message of orders cannot be read")]
    private partial void LogFailed(Exception failure);
}
