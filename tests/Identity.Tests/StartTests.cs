using System.Diagnostics;
using System.Net;
using Demo.Client;
using static Identity.Tests.Tokens;

namespace Identity.Tests;

/// <summary>The real process: what it says and how it ends when it may not start.</summary>
public sealed class StartTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Outside_demo_mode_a_database_with_demo_people_refuses_the_start_with_one_sentence()
    {
        var (exit, output) = await Run([], ("ConnectionStrings__identitydb", host.Database), ("Identity__Issuer", "https://platform.test/"));
        Assert.Equal(1, exit);
        Assert.Contains("which demo mode alone allows", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_demo_key_refuses_the_start_whatever_its_client_is_called()
    {
        await using var other = new IdentityHost();
        await other.InitializeAsync();
        await using (var db = other.OpenDb())
        {
            db.People.RemoveRange(db.People);
            await db.SaveChangesAsync(Cancel);
            var clients = db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<Guid>>();
            foreach (var client in clients)
            {
                client.Properties = null;
            }

            await db.SaveChangesAsync(Cancel);
        }

        var (exit, output) = await Run([], ("ConnectionStrings__identitydb", other.Database), ("Identity__Issuer", "https://platform.test/"));
        Assert.Equal(1, exit);
        Assert.Contains("published key", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings__identitydb", "ConnectionStrings__identitydb is missing")]
    [InlineData("Identity__Issuer", "Identity__Issuer is missing")]
    public async Task A_missing_setting_stops_the_process_with_one_sentence_that_names_it(string missing, string sentence)
    {
        var (exit, output) = await Run([], [.. Settings().Where(setting => setting.Key != missing)]);
        Assert.Equal(1, exit);
        Assert.StartsWith(sentence, output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task Plain_http_outside_demo_mode_stops_the_process()
    {
        var (exit, output) = await Run([], [.. Settings(), ("Platform__DemoMode", "false")]);
        Assert.Equal(1, exit);
        Assert.Contains("https", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_database_the_service_waits_and_says_so()
    {
        await using var replica = host.StartReplica(database: "Host=127.0.0.1;Port=9;Username=nobody;Database=none;Timeout=1");
        using var client = replica.CreateClient();
        using var alive = await client.GetAsync(new Uri("/alive", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        using var login = await client.GetAsync(new Uri("/login", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, login.StatusCode);
        Assert.Contains("identity-starting", await login.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_twice_is_harmless_and_creates_the_first_keys()
    {
        Assert.Equal(0, (await Run(["migrate"], Settings())).Exit);
        Assert.Equal(0, (await Run(["migrate"], Settings())).Exit);
    }

    [Fact]
    public void Organisations_of_demo_people_are_valid_unified_social_credit_codes()
    {
        const string Digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        foreach (var code in DemoPerson.All.Select(person => person.Organisation).OfType<string>())
        {
            var sum = code[..17].Select((digit, i) => Digits.IndexOf(digit) * (int)System.Numerics.BigInteger.ModPow(3, i, 31)).Sum();
            Assert.Equal(Digits[(31 - (sum % 31)) % 31], code[17]);
        }
    }

    private (string Key, string Value)[] Settings() =>
    [
        ("ConnectionStrings__identitydb", host.Database), ("Identity__Issuer", "http://platform.test/"), ("Platform__DemoMode", "true"),
    ];

    private static async Task<(int Exit, string Output)> Run(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IdentityOptions).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in new[] { "ConnectionStrings__identitydb", "Identity__Issuer", "Platform__DemoMode" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, errors + await output);
        }
        finally
        {
            process.Kill();
        }
    }
}
