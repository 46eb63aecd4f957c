using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDefaults.Authentication;

/// <summary>
/// The authority's metadata and keys. A key id that is not among them asks the authority again before the token is judged, at most
/// every few seconds so that forged ids cannot flood it; while the authority is away the last known keys stay good.
/// </summary>
internal sealed class AuthorityMetadata(IOptions<TokenSettings> settings, AuthorityDocuments documents, TimeProvider time)
    : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    // The framework's own manager refreshes in the background: the first token of a new key would be refused.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private long _fetchedAt;
    private long _askedAgainAt;
    private volatile bool _wanted = true;

    /// <summary>False while the last attempt to ask the authority failed.</summary>
    public bool IsReachable { get; private set; }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (!IsDue())
        {
            return Known();
        }

        await _fetching.WaitAsync(cancel);
        try
        {
            if (IsDue())
            {
                await FetchAsync(cancel);
            }
        }
        finally
        {
            _fetching.Release();
        }

        return Known();
    }

    public override void RequestRefresh() => _wanted = true;

    public void Dispose() => _fetching.Dispose();

    private bool IsDue() =>
        (_wanted || time.GetElapsedTime(Volatile.Read(ref _fetchedAt)) >= Fresh)
        && time.GetElapsedTime(Volatile.Read(ref _askedAgainAt)) >= AtMostEvery;

    private OpenIdConnectConfiguration Known() =>
        _known ?? throw new InvalidOperationException("The authority has not been reached yet.");

    private async Task FetchAsync(CancellationToken cancel)
    {
        var again = _known is not null;
        try
        {
            _known = await OpenIdConnectConfigurationRetriever.GetAsync(settings.Value.MetadataAddress!.OriginalString, documents, cancel);
            Volatile.Write(ref _fetchedAt, time.GetTimestamp());
            IsReachable = true;
            _wanted = false;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            IsReachable = false; // callers see the last known keys or 503
            _wanted = true;
            again = true;
        }

        if (again)
        {
            Volatile.Write(ref _askedAgainAt, time.GetTimestamp());
        }
    }
}
