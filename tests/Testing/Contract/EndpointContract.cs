using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Authentication;
using Testing.Services;
using Xunit;

namespace Testing.Contract;

/// <summary>
/// What every endpoint of every service owes its callers. A service's tests derive from it and list the endpoints; one that
/// is not listed fails, from the first endpoint on.
/// </summary>
public abstract class EndpointContract(IServiceHost host)
{
    private static readonly string[] ServiceNames = ["applications", "evaluation", "registry", "funding"];

    protected IServiceHost Host { get; } = host;

    /// <summary>The service's authorization matrix.</summary>
    protected abstract IEnumerable<Access> Matrix();

    private IEnumerable<Access> All() => Matrix().Concat(OperatorAccess.Rows);

    private static IEnumerable<Principal> Everybody() =>
    [
        Principal.Nobody,
        .. Role.All.Select(role => Principal.Person(role)),
        .. ServiceNames.SelectMany(name => new[] { Principal.System($"{name}:read"), Principal.System($"{name}:write") }),
    ];

    [Fact]
    public void Every_endpoint_is_in_the_matrix()
    {
        var mapped = Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null || IsPublic(endpoint))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"],
                (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}")
            .ToHashSet();
        var listed = All().Select(row => row.Endpoint).ToHashSet();

        Assert.Empty(mapped.Except(listed));
        Assert.Empty(listed.Except(mapped));
    }

    [Fact]
    public void Only_health_and_the_api_document_are_anonymous()
    {
        var anonymous = Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsPublic(endpoint))
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Equal(["/alive", "/health", "/openapi/{documentName}.json"], anonymous.Order());
    }

    [Fact]
    public async Task Everybody_gets_the_answer_that_the_matrix_says()
    {
        var surprises = new List<string>();
        foreach (var row in All())
        {
            foreach (var principal in Everybody().Concat(row.Allowed).Distinct())
            {
                var expected = row.AnswerFor(principal);
                using var client = Host.CreateClient(principal);
                using var request = (await row.Request()).ToRequest(row.Method);
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                if ((int)response.StatusCode != expected)
                {
                    surprises.Add($"{row}: {principal} got {(int)response.StatusCode}, not {expected}: {await Body(response)}");
                }
            }
        }

        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
    }

    [Fact]
    public async Task Bad_requests_get_one_clear_problem_and_change_nothing()
    {
        var surprises = new List<string>();
        foreach (var row in All().Where(r => r.Allowed.Count > 0).DistinctBy(r => r.Endpoint))
        {
            using var client = Host.CreateClient(row.Allowed[0]);
            foreach (var bad in BadRequests.For(row.Method, await row.Request()))
            {
                using var response = await client.SendAsync(bad.Request, TestContext.Current.CancellationToken);
                var problem = await Problem.ReadAsync(response);
                if (!bad.Expected.Contains((int)response.StatusCode) || problem?.Code is null)
                {
                    surprises.Add($"{row.Endpoint}, {bad.Name}: {(int)response.StatusCode} {await Body(response)}, not {string.Join("/", bad.Expected)}");
                }

                bad.Request.Dispose();
            }
        }

        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
    }

    [Fact]
    public async Task The_api_document_is_openapi_3_1_and_names_every_endpoint()
    {
        using var client = Host.CreateClient(Principal.Nobody);
        var document = System.Text.Json.Nodes.JsonNode.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        foreach (var row in All())
        {
            var path = string.Join('/', row.Endpoint.Split(' ')[1].Split('/').Select(s => s.Split(':')[0] + (s.Contains(':') ? "}" : "")));
            var operation = document["paths"]?[path]?[row.Method.ToLowerInvariant()];
            Assert.True(operation?["summary"] is not null, $"{row.Method} {path} is missing or has no summary.");
        }
    }

    /// <summary>Public pages say in their path that they are; each of them is in the matrix.</summary>
    private static bool IsPublic(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.StartsWith("/public/", StringComparison.Ordinal) == true;

    private static async Task<string> Body(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK ? "" : text[..Math.Min(text.Length, 300)];
    }
}
