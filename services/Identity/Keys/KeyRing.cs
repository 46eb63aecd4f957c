using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Identity.Keys;

/// <summary>The keys this process signs with and publishes; replacing them rebuilds OpenIddict's options without a restart.</summary>
internal sealed class KeyRing(IOptionsMonitorCache<OpenIddictServerOptions> cache)
{
    // OpenIddict looks at its keys even when asked for health only; nothing is ever issued with these (see Readiness.Guard).
    private static readonly KeySet Placeholder = new(
        [new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "starting" }],
        [new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = "starting" }]);

    private volatile KeySet _keys = Placeholder;

    public KeySet Keys => _keys;

    public void Replace(KeySet keys)
    {
        if (!keys.HasSameIdsAs(_keys))
        {
            _keys = keys;
            cache.TryRemove(Options.DefaultName);
        }
    }
}

/// <summary>Gives OpenIddict the keys of the ring, and keeps the active one first after OpenIddict's own sorting.</summary>
internal sealed class KeyRingOptions(KeyRing ring)
    : IConfigureOptions<OpenIddictServerOptions>, IPostConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(ring.Keys.Signing.Select(key =>
            new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)));
        options.EncryptionCredentials.AddRange(ring.Keys.Encryption.Select(key =>
            new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)));
    }

    public void PostConfigure(string? name, OpenIddictServerOptions options)
    {
        var signing = options.SigningCredentials.OrderBy(credentials => IndexOf(ring.Keys.Signing, credentials.Key)).ToList();
        var encryption = options.EncryptionCredentials.OrderBy(credentials => IndexOf(ring.Keys.Encryption, credentials.Key)).ToList();
        options.SigningCredentials.Clear();
        options.SigningCredentials.AddRange(signing);
        options.EncryptionCredentials.Clear();
        options.EncryptionCredentials.AddRange(encryption);
    }

    private static int IndexOf(IReadOnlyList<SecurityKey> keys, SecurityKey key) =>
        keys.TakeWhile(candidate => candidate.KeyId != key.KeyId).Count();
}
