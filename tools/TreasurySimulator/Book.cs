using System.Text.Json;

namespace TreasurySimulator;

/// <summary>
/// Every order that was ever taken. With a folder each is written down before it is answered, so a restart forgets nothing.
/// </summary>
internal sealed class Book : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Booking> _bookings = [];
    private readonly FileStream? _file;

    public Book(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        _file = new FileStream(Path.Combine(folder, "bookings.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Read(_file);
    }

    /// <summary>Takes an order, or finds the one that was taken under its id; null when that one was another.</summary>
    public Booking? Take(Order order, string? rejection)
    {
        lock (_gate)
        {
            if (_bookings.TryGetValue(order.EndToEndId, out var known))
            {
                return known.Order == order ? known : null;
            }

            return Write(new Booking(order, rejection is not null, rejection, ReturnedOn: null));
        }
    }

    public Booking? Find(string endToEndId)
    {
        lock (_gate)
        {
            return _bookings.GetValueOrDefault(endToEndId);
        }
    }

    /// <summary>The bank gives a payment back; null when nothing was paid under that id.</summary>
    public Booking? GiveBack(string endToEndId, Return given)
    {
        lock (_gate)
        {
            return _bookings.GetValueOrDefault(endToEndId) switch
            {
                { Status: "paid" } paid => Write(paid with { ReturnedOn = given.On, Reason = given.Reason }),
                { Status: "returned" } returned => returned,
                _ => null,
            };
        }
    }

    public IReadOnlyList<StatementLine> StatementOf(DateOnly date)
    {
        lock (_gate)
        {
            var paid = _bookings.Values.Where(b => !b.Rejected && b.Order.RequestedOn == date)
                .Select(b => new StatementLine(b.Order.EndToEndId, b.Order.AmountFen, date));
            var returned = _bookings.Values.Where(b => b.ReturnedOn == date)
                .Select(b => new StatementLine(b.Order.EndToEndId, -b.Order.AmountFen, date));
            return [.. paid.Concat(returned).OrderBy(line => line.EndToEndId, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _file?.Dispose();

    private Booking Write(Booking booking)
    {
        if (_file is not null)
        {
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(booking, JsonSerializerOptions.Web), (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }

        return _bookings[booking.Order.EndToEndId] = booking;
    }

    private void Read(FileStream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var end = 0L;
        while (reader.ReadLine() is { } line)
        {
            if (TryParse(line) is not { } booking)
            {
                break; // a crash in the middle of a line: it was never answered
            }

            _bookings[booking.Order.EndToEndId] = booking;
            end += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
        }

        file.SetLength(Math.Min(end, file.Length));
        file.Seek(0, SeekOrigin.End);
    }

    private static Booking? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Booking>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
