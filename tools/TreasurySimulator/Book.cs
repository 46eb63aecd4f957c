using System.Text.Json;

namespace TreasurySimulator;

/// <summary>
/// Every order that was ever taken. With a folder each is written down before it is answered, so a restart forgets nothing.
/// </summary>
internal sealed class Book : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Booking> _bookings = [];
    private readonly Dictionary<string, int> _asked = [];
    private DateOnly _today;
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
    public Booking? Take(Order order)
    {
        lock (_gate)
        {
            if (_bookings.TryGetValue(order.EndToEndId, out var known))
            {
                return known.Order == order ? known : null;
            }

            return Write(Behaviour.Book(order));
        }
    }

    /// <summary>What is said of an order when it is asked about; null when there is none.</summary>
    public Told? Tell(string endToEndId)
    {
        lock (_gate)
        {
            if (_bookings.GetValueOrDefault(endToEndId) is not { } booking)
            {
                return null;
            }

            var asked = _asked[endToEndId] = _asked.GetValueOrDefault(endToEndId) + 1;
            return booking.Order.Is(Behaviour.Contradictory) && asked % 2 == 0
                ? new("rejected", null, "the creditor's account is closed")
                : new(booking.StatusOn(_today), booking.BookedOn(_today), booking.Reason);
        }
    }

    /// <summary>The bank gives a payment back; null when nothing was paid under that id.</summary>
    public Booking? GiveBack(string endToEndId, Return given)
    {
        lock (_gate)
        {
            Reach(given.On);
            return _bookings.GetValueOrDefault(endToEndId) switch
            {
                { Rejected: false, ReturnedOn: null } paid => Write(paid with { ReturnedOn = given.On, Reason = given.Reason }),
                { Rejected: false } returned => returned,
                _ => null,
            };
        }
    }

    public IReadOnlyList<StatementLine> StatementOf(DateOnly date)
    {
        lock (_gate)
        {
            Reach(date);
            var paid = _bookings.Values.Where(b => !b.Rejected && b.PaidOn == date)
                .SelectMany(b => Enumerable.Repeat(new StatementLine(b.Order.EndToEndId, b.Order.AmountFen, date), b.Order.Is(Behaviour.ToldTwice) ? 2 : 1));
            var returned = _bookings.Values.Where(b => b.ReturnedOn == date)
                .Select(b => new StatementLine(b.Order.EndToEndId, -b.Order.AmountFen, date));
            return [.. paid.Concat(returned).OrderBy(line => line.EndToEndId, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>The bank's day is the latest that it was asked for.</summary>
    private void Reach(DateOnly day) => _today = day > _today ? day : _today;

    private Booking Write(Booking booking)
    {
        Reach(booking.Order.RequestedOn);
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
            Reach(booking.Order.RequestedOn);
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
