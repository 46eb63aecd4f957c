using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDefaults.Authentication;

/// <summary>
/// Remembers for half a minute that a token was found good, so that the requests of one page check its signature once. What was refused is not
/// remembered, and nothing beyond the token's own end; a key that the authority withdraws ends with the half minute.
/// </summary>
internal sealed class RememberedTokens(TokenHandler judge, TimeProvider time) : TokenHandler, IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int Most = 10_000;
    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = Most });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token))); // the token itself is not kept
        if (_found.TryGetValue(hash, out Found? found) && time.GetUtcNow() < found!.Until)
        {
            return found.Again();
        }

        var result = await judge.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            found = new(result, Earlier(time.GetUtcNow() + Longest, new(result.SecurityToken.ValidTo, TimeSpan.Zero)));
            _found.Set(hash, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
            return found.Again();
        }

        return result;
    }

    public override SecurityToken ReadToken(string token) => judge.ReadToken(token);

    public void Dispose() => _found.Dispose();

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed record Found(TokenValidationResult Result, DateTimeOffset Until)
    {
        /// <summary>Each request has an identity of its own: it adds claims to it.</summary>
        public TokenValidationResult Again() => new()
        {
            IsValid = true,
            ClaimsIdentity = Result.ClaimsIdentity.Clone(),
            Issuer = Result.Issuer,
            SecurityToken = Result.SecurityToken,
            TokenType = Result.TokenType,
        };
    }
}
