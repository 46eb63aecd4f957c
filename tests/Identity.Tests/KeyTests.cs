using Demo.Client;
using Identity.Data;
using Microsoft.EntityFrameworkCore;
using static Identity.Tests.Tokens;

namespace Identity.Tests;

public sealed class KeyTests
{
    [Fact]
    public async Task Replicas_that_start_at_once_on_an_empty_database_publish_the_same_keys_and_honour_each_others_codes()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        var second = host.StartReplica();
        var third = host.StartReplica();
        await using (var db = host.OpenDb())
        {
            await db.Keys.ExecuteDeleteAsync(Cancel);
            await db.DataProtectionKeys.ExecuteDeleteAsync(Cancel);
        }

        await Task.WhenAll(new[] { second, third }.Select(replica => Task.Run(() => IdentityHost.ReadyAsync(replica), Cancel)));
        var keys = (await host.JsonAsync("/.well-known/jwks", replica: second)).GetRawText();
        Assert.Equal(keys, (await host.JsonAsync("/.well-known/jwks", replica: third)).GetRawText());

        using var here = host.NewBrowser(second);
        using var there = host.NewBrowser(third);
        var pkce = Pkce.Create();
        var login = new PkceLogin(here, IdentityHost.Issuer);
        var code = await login.GetCodeAsync(login.AuthorizePath(pkce, ["registry:read"]), "drc1", DemoPerson.Named("drc1").Password, Cancel);
        Assert.NotEmpty((await new PkceLogin(there, IdentityHost.Issuer).RedeemAsync(code, pkce.Verifier, Cancel)).AccessToken);
    }

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_have_expired()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        var first = await SigningKeyId(host);

        host.Time.Advance(TimeSpan.FromDays(89) + TimeSpan.FromMinutes(5));
        await Published(host, 2);
        Assert.Equal(first, await SigningKeyId(host));

        host.Time.Advance(TimeSpan.FromDays(1));
        await Until(async () => await SigningKeyId(host) != first);
        await Published(host, 2);

        host.Time.Advance(TimeSpan.FromHours(9));
        await Published(host, 1);
        Assert.NotEqual(first, await SigningKeyId(host));
    }

    [Fact]
    public async Task Private_keys_are_not_stored_in_the_clear()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        await using var db = host.OpenDb();
        foreach (var key in await db.Keys.ToListAsync(Cancel))
        {
            var bytes = Convert.FromBase64String(key.ProtectedKey);
            Assert.Equal([0x09, 0xF0, 0xC9, 0xF0], bytes[..4]); // Data Protection's magic header
        }
    }

    private static async Task<string> SigningKeyId(IdentityHost host)
    {
        using var browser = host.NewBrowser();
        var system = DemoSystem.Named("dept-tax");
        using var key = system.PrivateKey();
        var login = new SystemLogin(browser, IdentityHost.Issuer, host.Time);
        var reply = await login.LogInAsync(key.Sign(login.Claims(system.ClientId)), system.Scopes, Cancel);
        return Header(reply.AccessToken).GetProperty("kid").GetString()!;
    }

    private static Task Published(IdentityHost host, int count) => Until(async () =>
        (await host.JsonAsync("/.well-known/jwks")).GetProperty("keys").GetArrayLength() == count);

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(15));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
