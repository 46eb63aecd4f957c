using System.Security.Cryptography;
using Identity.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Identity.Keys;

/// <summary>
/// The authority's keys in its database, shared by all replicas. Under one lock keys are created when due and dropped when spent,
/// so replicas that start together end with the same keys.
/// </summary>
internal sealed class KeyStore(
    IdentityDb db, IDataProtectionProvider protection, IOptions<IdentityOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _protector = protection.CreateProtector("Identity.Keys");

    private KeyPlan Plan => new(
        TimeSpan.FromDays(options.Value.SigningKeyDays),
        TimeSpan.FromHours(options.Value.KeyLeadHours),
        TimeSpan.FromHours(options.Value.SessionHours) + Margin);

    /// <summary>Brings the stored keys up to date and returns those of each use, the active one first.</summary>
    public async Task<KeySet> EnsureAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockAsync(IdentityDb.StartupLock, cancel);
        var keys = await db.Keys.ToListAsync(cancel);
        foreach (var use in Enum.GetValues<KeyUse>())
        {
            Renew(keys, use);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new KeySet(
            Ordered(keys, KeyUse.Signing).Select(ToSigningKey).ToList(),
            Ordered(keys, KeyUse.Encryption).Select(ToEncryptionKey).ToList());
    }

    private void Renew(List<StoredKey> keys, KeyUse use)
    {
        var now = time.GetUtcNow();
        var ofUse = keys.Where(key => key.Use == use).ToList();
        foreach (var spent in Plan.Spent(ofUse, now))
        {
            db.Keys.Remove(spent);
            keys.Remove(spent);
        }

        if (Plan.NextActiveFrom(ofUse, now) is { } activeFrom)
        {
            var key = Create(use, now, activeFrom);
            db.Keys.Add(key);
            keys.Add(key);
        }
    }

    private StoredKey Create(KeyUse use, DateTimeOffset now, DateTimeOffset activeFrom)
    {
        var material = RandomNumberGenerator.GetBytes(32);
        if (use is KeyUse.Signing)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            material = key.ExportPkcs8PrivateKey();
        }

        return new StoredKey
        {
            Id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)),
            Use = use,
            ProtectedKey = Convert.ToBase64String(_protector.Protect(material)),
            Created = now,
            ActiveFrom = activeFrom,
        };
    }

    private IEnumerable<StoredKey> Ordered(IEnumerable<StoredKey> keys, KeyUse use)
    {
        var ofUse = keys.Where(key => key.Use == use).ToList();
        var active = KeyPlan.Active(ofUse, time.GetUtcNow());
        return ofUse.OrderByDescending(key => key == active).ThenByDescending(key => key.ActiveFrom);
    }

    private byte[] Material(StoredKey key) => _protector.Unprotect(Convert.FromBase64String(key.ProtectedKey));

    private ECDsaSecurityKey ToSigningKey(StoredKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Material(stored), out _);
        return new ECDsaSecurityKey(key) { KeyId = stored.Id };
    }

    private SymmetricSecurityKey ToEncryptionKey(StoredKey stored) => new(Material(stored)) { KeyId = stored.Id };
}

/// <summary>The keys in use, the active one first in each list; the others are published or still accepted.</summary>
internal sealed record KeySet(IReadOnlyList<ECDsaSecurityKey> Signing, IReadOnlyList<SymmetricSecurityKey> Encryption)
{
    public bool HasSameIdsAs(KeySet other) => Ids.SequenceEqual(other.Ids);

    private IEnumerable<string> Ids => Signing.Select(key => key.KeyId).Concat(Encryption.Select(key => key.KeyId));
}
