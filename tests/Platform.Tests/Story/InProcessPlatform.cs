using System.Net.Http.Headers;
using Demo.Client;
using Invariants;
using Microsoft.AspNetCore.Builder;
using Testing.Infrastructure;
using Testing.Services;

namespace Platform.Tests.Story;

/// <summary>All services and the treasury simulator in this process, on real servers, one broker between them.</summary>
public sealed class InProcessPlatform : IPlatform, IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private readonly Dictionary<string, IRunningService> _services = [];
    private WebApplication? _treasury;

    public PlatformDatabases Databases => new(
        _services.ToDictionary(pair => pair.Key, pair => pair.Value.Administrator),
        _services.ToDictionary(pair => pair.Key, pair => pair.Value.Evidence));

    public async ValueTask InitializeAsync()
    {
        var broker = await (await TestInfrastructure.GetAsync()).CreateBrokerAsync();
        _treasury = TreasurySimulator.Simulator.Build(["--urls=http://127.0.0.1:0"]);
        await _treasury.StartAsync();
        var treasury = _treasury.Urls.Single();
        await Task.WhenAll(
            StartAsync(new Running<Applications.Calls.CallView>("applications", _authority, broker, treasury)),
            StartAsync(new Running<Evaluation.Rounds.RoundView>("evaluation", _authority, broker, treasury)),
            StartAsync(new Running<Registry.Bases.BaseView>("registry", _authority, broker, treasury)),
            StartAsync(new Running<Funding.Accounts.FundAccountView>("funding", _authority, broker, treasury)));
    }

    public Task<PlatformApi> AsAsync(DemoPerson person, CancellationToken cancel) => Task.FromResult(Api(
        Principal.Person(person.Roles[0], person.Area, person.Organisation, person.Id.ToString())));

    public Task<PlatformApi> AsAsync(DemoSystem system, CancellationToken cancel) => Task.FromResult(Api(
        Principal.System(string.Join(' ', system.Scopes)) with { Department = system.Department }));

    public PlatformApi AsAnybody() => Api(Principal.Nobody);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.Values)
        {
            await service.DisposeAsync();
        }

        if (_treasury is not null)
        {
            await _treasury.DisposeAsync();
        }
    }

    private async Task StartAsync<TView>(Running<TView> service)
        where TView : class
    {
        await service.InitializeAsync();
        lock (_services)
        {
            _services[service.Service] = service;
        }
    }

    private PlatformApi Api(Principal principal) =>
        new(new HttpClient(new Router(_services.ToDictionary(pair => pair.Key, pair =>
            (pair.Value.Handler(), principal == Principal.Nobody ? null : _authority.TokenFor(principal, pair.Key))))) { BaseAddress = new("http://platform.test/api/") });

    /// <summary>What the gateway does for a running platform: <c>/api/{service}/…</c> goes to that service.</summary>
    private sealed class Router(Dictionary<string, (HttpMessageHandler Handler, string? Token)> services) : HttpMessageHandler
    {
        private readonly Dictionary<string, (HttpMessageInvoker Service, string? Token)> _services =
            services.ToDictionary(pair => pair.Key, pair => (new HttpMessageInvoker(pair.Value.Handler), pair.Value.Token));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery["/api/".Length..];
            var (service, token) = _services[path.Split('/')[0]];
            request.RequestUri = new Uri($"http://localhost/{path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]}");
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            return service.SendAsync(request, cancellationToken);
        }
    }

    private interface IRunningService : IAsyncDisposable
    {
        string Administrator { get; }

        string Evidence { get; }

        HttpMessageHandler Handler();
    }

    /// <typeparam name="TView">Any public type of the service's assembly.</typeparam>
    private sealed class Running<TView>(string service, TestAuthority authority, TestBroker broker, string treasury)
        : ServiceHost<TView>(service, authority, broker), IRunningService
        where TView : class
    {
        public HttpMessageHandler Handler() => Server.CreateHandler();

        protected override IEnumerable<(string Name, string Value)> Settings() => [.. base.Settings(), ("services:treasury:http:0", treasury)];
    }
}
