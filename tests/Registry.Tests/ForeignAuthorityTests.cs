using System.Net;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Registry.Tests;

/// <summary>Another city's own log-in takes the place of the embedded one by settings alone.</summary>
public sealed class ForeignAuthorityTests(ForeignAuthorityTests.Host host) : IClassFixture<ForeignAuthorityTests.Host>
{
    public sealed class Host() : ServiceHost<Program>("registry", new TestAuthority(roleClaim: "groups", tokenType: "JWT"))
    {
        protected override IEnumerable<(string Name, string Value)> Settings() =>
        [
            .. base.Settings(),
            ("Identity:Claims:Role", "groups"),
            ("Identity:TokenTypes:2", "JWT"),
        ];
    }

    [Theory]
    [InlineData(Role.Auditor, HttpStatusCode.OK)]
    [InlineData("gardener", HttpStatusCode.Forbidden)]
    public async Task A_role_under_another_claims_name_counts_as_ours(string role, HttpStatusCode expected)
    {
        using var client = host.CreateClient(Principal.Person(role));

        using var response = await client.GetAsync(new Uri("/bases", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }
}
