using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Authentication;

namespace ServiceDefaults.Tests;

public sealed class RememberedTokensTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2018, 6, 15, 4, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly Judge _judge = new();
    private readonly RememberedTokens _tokens;

    public RememberedTokensTests() => _tokens = new(_judge, _time);

    public void Dispose() => _tokens.Dispose();

    [Fact]
    public async Task A_good_token_is_judged_again_after_half_a_minute()
    {
        var token = Token("wang", Noon.AddHours(1));
        Assert.All(await AskAsync(token, token), result => Assert.Equal("wang", result.ClaimsIdentity.FindFirst("sub")!.Value));
        Assert.Equal(1, _judge.Asked);

        _time.Advance(RememberedTokens.Longest);
        await AskAsync(token);
        Assert.Equal(2, _judge.Asked);
    }

    [Fact]
    public async Task Nothing_is_remembered_beyond_the_tokens_own_end()
    {
        var token = Token("wang", Noon.AddSeconds(5));
        await AskAsync(token);
        _time.Advance(TimeSpan.FromSeconds(5));
        await AskAsync(token);
        Assert.Equal(2, _judge.Asked);
    }

    [Fact]
    public async Task Whom_one_request_takes_for_somebody_else_is_not_that_to_the_next()
    {
        var token = Token("wang", Noon.AddHours(1));
        var first = (await AskAsync(token))[0];
        first.ClaimsIdentity.AddClaim(new Claim("role", "Auditor"));
        Assert.Null((await AskAsync(token))[0].ClaimsIdentity.FindFirst("role"));
    }

    [Fact]
    public async Task One_letter_more_is_another_token_and_a_refusal_is_not_remembered()
    {
        var token = Token("wang", Noon.AddHours(1));
        await AskAsync(token);
        Assert.All(await AskAsync(token + "x", token + "x"), result => Assert.False(result.IsValid));
        Assert.Equal(3, _judge.Asked);
    }

    private static string Token(string subject, DateTimeOffset until) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        new SecurityTokenDescriptor { Claims = new Dictionary<string, object> { ["sub"] = subject }, Expires = until.UtcDateTime });

    private async Task<List<TokenValidationResult>> AskAsync(params string[] tokens)
    {
        var results = new List<TokenValidationResult>();
        foreach (var token in tokens)
        {
            results.Add(await _tokens.ValidateTokenAsync(token, new()));
        }

        return results;
    }

    /// <summary>Finds every token good that is not signed at all.</summary>
    private sealed class Judge : TokenHandler
    {
        private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

        public int Asked { get; private set; }

        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            Asked++;
            return _handler.ValidateTokenAsync(token, new() { RequireSignedTokens = false, ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = false });
        }
    }
}
