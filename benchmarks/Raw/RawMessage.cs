using System.Globalization;
using RabbitMQ.Client;

namespace Benchmarks.Raw;

/// <summary>The bytes of one message as the platform published it: body, headers and properties.</summary>
internal sealed record RawMessage(ReadOnlyMemory<byte> Body, IReadOnlyBasicProperties Properties)
{
    /// <summary>The same bytes under another id, which tells the message's number.</summary>
    public BasicProperties Numbered(int number) => new(Properties) { MessageId = IdOf(number).ToString() };

    public static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static int NumberOf(string? messageId) =>
        int.Parse(messageId.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
