using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace ServiceDefaults.Authentication;

/// <summary>
/// Fetches the authority's metadata and keys from inside. The documents name public URLs, which a container may be unable to
/// reach; whatever lies under the public issuer is asked for at the internal address, the rest as it is named.
/// </summary>
internal sealed class AuthorityDocuments(IHttpClientFactory clients, IOptions<TokenSettings> settings) : IDocumentRetriever
{
    public const string ClientName = "authority-documents";
    private const string WellKnown = ".well-known/openid-configuration";
    private const int MaxDocumentBytes = 1 << 20;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        using var client = clients.CreateClient(ClientName);
        client.MaxResponseContentBufferSize = MaxDocumentBytes;
        try
        {
            return await client.GetStringAsync(Inside(new Uri(address)), cancel);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new IOException($"The authority's document {address} could not be fetched.", error);
        }
    }

    internal Uri Inside(Uri address)
    {
        var publicBase = WithSlash(settings.Value.Issuer!.AbsoluteUri);
        var internalBase = InternalBase(settings.Value.MetadataAddress!);
        return address.AbsoluteUri.StartsWith(publicBase, StringComparison.Ordinal)
            ? new Uri(internalBase, address.AbsoluteUri[publicBase.Length..])
            : address;
    }

    private static Uri InternalBase(Uri metadata) =>
        metadata.AbsolutePath.EndsWith(WellKnown, StringComparison.Ordinal)
            ? new Uri(metadata.AbsoluteUri[..^WellKnown.Length])
            : new Uri(metadata, "/");

    private static string WithSlash(string address) => address.EndsWith('/') ? address : address + "/";
}
