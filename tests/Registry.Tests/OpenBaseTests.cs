using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using Registry.OpenData;
using Xunit;

namespace Registry.Tests;

public sealed partial class OpenBaseTests
{
    [Fact]
    public void Nothing_but_what_is_public_of_a_base_is_fetched_for_the_public()
    {
        using var db = new RegistryDb(new DbContextOptionsBuilder<RegistryDb>().UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention().Options);

        var statement = db.Bases.Select(OpenBase.Of).ToQueryString();

        Assert.Equal(["id", .. OpenBase.Columns], Column().Matches(statement).Select(column => column.Groups[1].Value));
    }

    [GeneratedRegex(@"\bb\.([a-z_]+)")]
    private static partial Regex Column();
}
