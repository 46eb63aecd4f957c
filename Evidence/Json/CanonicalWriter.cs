using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>Writes one parsed value in canonical form: keys by UTF-16 code units, no white space, shortest escapes.</summary>
internal static class CanonicalWriter
{
    public static void Write(JsonElement element, IBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(element, output); break;
            case JsonValueKind.Array: WriteArray(element, output); break;
            case JsonValueKind.String: WriteText(element, output); break;
            case JsonValueKind.Number: WriteAscii(CanonicalNumber.Format(element), output); break;
            case JsonValueKind.True: output.Write("true"u8); break;
            case JsonValueKind.False: output.Write("false"u8); break;
            case JsonValueKind.Null: output.Write("null"u8); break;
            default: throw new JsonException("No canonical form: there is no value.");
        }
    }

    private static void WriteObject(JsonElement element, IBufferWriter<byte> output)
    {
        var properties = new JsonProperty[element.GetPropertyCount()];
        var names = new string[properties.Length];
        var count = 0;
        foreach (var property in element.EnumerateObject())
        {
            (properties[count], names[count++]) = (property, property.Name);
        }

        Array.Sort(names, properties, StringComparer.Ordinal);
        output.Write("{"u8);
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0)
            {
                if (names[i] == names[i - 1])
                {
                    throw new JsonException($"No canonical form: the key '{names[i]}' stands twice.");
                }

                output.Write(","u8);
            }

            WriteString(names[i], output);
            output.Write(":"u8);
            Write(properties[i].Value, output);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(JsonElement element, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            Write(item, output);
        }

        output.Write("]"u8);
    }

    /// <summary>ASCII without an escape stands in the document as it stands in canonical form.</summary>
    private static void WriteText(JsonElement element, IBufferWriter<byte> output)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (Ascii.IsValid(raw) && raw.IndexOf((byte)'\\') < 0)
        {
            output.Write(raw);
        }
        else
        {
            WriteString(element.GetString()!, output);
        }
    }

    private static void WriteString(string text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var plain = rest.IndexOfAnyInRange('\0', '\x1f');
            var quoted = rest.IndexOfAny('"', '\\');
            var stop = (plain, quoted) switch { (-1, -1) => rest.Length, (-1, _) => quoted, (_, -1) => plain, _ => Math.Min(plain, quoted) };
            Encoding.UTF8.GetBytes(rest[..stop], output);
            if (stop < rest.Length)
            {
                WriteAscii(Escape(rest[stop++]), output);
            }

            rest = rest[stop..];
        }

        output.Write("\""u8);
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };

    private static void WriteAscii(string text, IBufferWriter<byte> output) => Encoding.ASCII.GetBytes(text, output);
}
