extern alias Simulation;

using Microsoft.AspNetCore.Builder;
using Testing.Services;

namespace Funding.Tests;

/// <summary>The funding service on real servers, with the demonstration's own treasury beside it, for one test class.</summary>
public class FundingHost : ServiceHost<Program>, IAsyncLifetime
{
    private readonly TestAuthority _authority;
    private WebApplication? _metadata;
    private WebApplication? _treasury;

    public FundingHost()
        : this(new())
    {
    }

    private FundingHost(TestAuthority authority)
        : base("funding", authority) => _authority = authority;

    /// <summary>Once per test class: a budget large enough for all of its tests.</summary>
    internal Lazy<Task<Guid>> Budget { get; private set; } = null!;

    /// <summary>The treasury's own address.</summary>
    public string TreasuryUrl => _treasury!.Urls.First();

    public new async ValueTask InitializeAsync()
    {
        _treasury = Simulation::TreasurySimulator.Simulator.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await _treasury.StartAsync();
        Budget = new(() => this.AnApprovedBudgetAsync(yuan: 900_000_000));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_metadata is not null)
        {
            await _metadata.DisposeAsync();
        }

        if (_treasury is not null)
        {
            await _treasury.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>For another process of the service beside this one: the same database, broker, treasury and authority.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> ReplicaSettingsAsync()
    {
        _metadata ??= await _authority.ServeAsync();
        return [.. Settings().Where(s => s.Name != "Identity:MetadataAddress"), ("Identity:MetadataAddress", $"{_metadata.Urls.First()}/.well-known/openid-configuration")];
    }

    protected override IEnumerable<(string Name, string Value)> Settings() =>
    [
        .. base.Settings(),
        ("services:treasury:http:0", TreasuryUrl), // found by service discovery, as any host gives it
        ("Treasury:AnswerWithinSeconds", "2"),
        ("Treasury:AskAgainAfterSeconds", "3000"), // tests ask when they mean to
        ("Treasury:BreakAfter", "1000000"), // silence is a part of many tests
        ("Funding:ThirdLevelAbove", "500000.00"),
        ("Funding:AwardOfficerMayPay", "true"), // one officer goes through most tests
    ];
}
