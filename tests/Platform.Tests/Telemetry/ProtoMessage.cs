using Google.Protobuf;

namespace Platform.Tests.Telemetry;

/// <summary>A protobuf message read without its schema: field number → values, nested messages as bytes until asked for.</summary>
internal sealed class ProtoMessage
{
    private readonly Dictionary<int, List<ByteString>> _fields = [];

    public ProtoMessage(ByteString bytes)
    {
        var input = bytes.CreateCodedInput();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
            {
                input.SkipLastField();
                continue;
            }

            var field = WireFormat.GetTagFieldNumber(tag);
            if (!_fields.TryGetValue(field, out var values))
            {
                _fields[field] = values = [];
            }

            values.Add(input.ReadBytes());
        }
    }

    public IEnumerable<ProtoMessage> Messages(int field) => Values(field).Select(bytes => new ProtoMessage(bytes));

    public string Text(int field) => Values(field).FirstOrDefault()?.ToStringUtf8() ?? "";

    public string Hex(int field) => Convert.ToHexStringLower((Values(field).FirstOrDefault() ?? ByteString.Empty).Span);

    private List<ByteString> Values(int field) => _fields.GetValueOrDefault(field, []);
}
