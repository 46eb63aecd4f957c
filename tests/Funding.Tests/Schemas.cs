using System.Xml.Schema;
using Funding.Treasury.Iso20022;

namespace Funding.Tests;

/// <summary>The published schemas of the messages. They are not ours to ship: where they lie beside the checkout, messages are held against them.</summary>
internal static class Schemas
{
    private static readonly string? Folder = Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "iso20022")).FirstOrDefault(Directory.Exists);

    private static readonly Lazy<XmlSchemaSet> All = new(() => Iso.SchemasIn(Folder!));

    public static XmlSchemaSet? Found => Folder is null ? null : All.Value;

    public static XmlSchemaSet OrSkip()
    {
        Assert.SkipWhen(Folder is null, "The schemas of ISO 20022 are not beside this checkout (shared/iso20022).");
        return All.Value;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
