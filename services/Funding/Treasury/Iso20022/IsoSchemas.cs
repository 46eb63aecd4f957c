using System.Xml.Schema;
using Microsoft.Extensions.Options;

namespace Funding.Treasury.Iso20022;

/// <summary>The schemas that the site keeps, read once; none where it keeps none.</summary>
internal sealed class IsoSchemas(IOptions<TreasuryOptions> options)
{
    public XmlSchemaSet? All { get; } = options.Value.Files.Schemas is { Length: > 0 } folder ? Iso.SchemasIn(folder) : null;
}
