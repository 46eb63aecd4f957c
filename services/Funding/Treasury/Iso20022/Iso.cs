using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Funding.Treasury.Iso20022;

/// <summary>A message of the treasury's that cannot be relied on, and why.</summary>
internal sealed class UnreliableMessageException(string reason) : Exception(reason);

/// <summary>What all messages have in common: how they are read without trusting them, days and money.</summary>
internal static class Iso
{
    public const string CreditTransfer = "pain.001.001.09";
    public const string StatusReport = "pain.002.001.10";
    public const string Statement = "camt.053.001.08";
    private const string Prefix = "urn:iso:std:iso:20022:tech:xsd:";
    private const int FenPerYuan = 100;
    private const int DayLength = 10;
    private static readonly string[] Known = [CreditTransfer, StatusReport, Statement];

    public static XNamespace Namespace(string message) => Prefix + message;

    /// <summary>The schemas as the standard's publisher gives them, from a folder of the site's own.</summary>
    public static XmlSchemaSet SchemasIn(string folder)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in Known)
        {
            using var schema = XmlReader.Create(Path.Combine(folder, $"{name}.xsd"));
            schemas.Add(Namespace(name).NamespaceName, schema);
        }

        schemas.Compile();
        return schemas;
    }

    /// <summary>Reads a message of a kind that we know; nothing outside it is fetched and no entity is expanded.</summary>
    /// <param name="schemas">What it must be valid by as well.</param>
    public static XElement Read(Stream content, long maxCharacters, XmlSchemaSet? schemas = null)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = maxCharacters };
        if (schemas is not null)
        {
            (settings.ValidationType, settings.Schemas) = (ValidationType.Schema, schemas);
            settings.ValidationEventHandler += (_, fault) => throw new UnreliableMessageException(fault.Message);
        }

        try
        {
            using var reader = XmlReader.Create(content, settings);
            var document = XDocument.Load(reader).Root!;
            return Known.Any(name => document.Name.Namespace == Namespace(name))
                ? document.Elements().FirstOrDefault() ?? throw new UnreliableMessageException("It is empty.")
                : throw new UnreliableMessageException($"It is no message that we know: {document.Name.NamespaceName}.");
        }
        catch (XmlException e)
        {
            throw new UnreliableMessageException(e.Message);
        }
    }

    /// <summary>By local name: a message has one namespace.</summary>
    public static XElement? At(this XElement element, string path)
    {
        var found = element;
        foreach (var name in path.Split('/'))
        {
            found = found?.Element(found.Name.Namespace + name);
        }

        return found;
    }

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements(element.Name.Namespace + name);

    public static string? TextAt(this XElement element, string path) => element.At(path)?.Value;

    public static XElement NeedAt(this XElement element, string path) =>
        element.At(path) ?? throw new UnreliableMessageException($"It lacks {path} in {element.Name.LocalName}.");

    public static string NeedText(this XElement element, string path) => element.NeedAt(path).Value is { Length: > 0 } text
        ? text
        : throw new UnreliableMessageException($"It has an empty {path} in {element.Name.LocalName}.");

    public static DateOnly? DateAt(this XElement element, string path)
    {
        var choice = element.At(path);
        var text = choice?.TextAt("Dt") ?? choice?.TextAt("DtTm") ?? (choice is { HasElements: false } ? choice.Value : null);
        return text is null ? null
            : DateOnly.TryParseExact(text.AsSpan(0, Math.Min(text.Length, DayLength)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new UnreliableMessageException($"{text} in {path} is no day.");
    }

    /// <summary>Whole fen of yuan, or no message to rely on.</summary>
    public static long FenOf(XElement amount) =>
        decimal.TryParse(amount.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && amount.Attribute("Ccy")?.Value == "CNY" && yuan <= long.MaxValue / FenPerYuan && yuan * FenPerYuan == decimal.Truncate(yuan * FenPerYuan)
            ? (long)(yuan * FenPerYuan)
            : throw new UnreliableMessageException($"{amount.Value} {amount.Attribute("Ccy")?.Value} is no amount in yuan and fen.");
}
