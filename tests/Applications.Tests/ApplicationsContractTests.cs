using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

public sealed class ApplicationsContractTests(ApplicationsHost host) : EndpointContract(host), IClassFixture<ApplicationsHost>
{
    private static readonly Principal[] Readers = [.. Role.All.Select(role => Principal.Person(role)), Principal.System("applications:read")];
    private static readonly Principal[] Officers = [Given.Officer];
    private static readonly Principal[] OthersWhoRead = [.. Readers.Except(Officers)];

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /calls", "any", () => At("/calls"), 200, Readers),
        new("GET /calls/{id:guid}", "published", async () => new($"/calls/{await host.APublishedCallAsync()}"), 200, Readers),
        new("GET /calls/{id:guid}", "a draft, to its owner", async () => new($"/calls/{await host.ADraftCallAsync()}"), 200, Officers) { HiddenFrom = OthersWhoRead },
        new("POST /calls", "new", () => At("/calls", Given.CallBody()), 201, Officers),
        new("POST /calls/{id:guid}/publish", "a draft", async () => new($"/calls/{await host.ADraftCallAsync()}/publish", IfMatch: 1), 200, Officers),
        new("POST /recognitions", "new", async () => new("/recognitions", Given.RecognitionBody(await host.APublishedCallAsync())), 201, Officers),
        new("GET /recognitions/{id:guid}", "unknown", () => At($"/recognitions/{Guid.CreateVersion7()}"), 404, Officers),
        new("POST /calendars", "new", () => At("/calendars", CalendarBody), 200, Officers),
        new("POST /clock", "forward", () => At("/clock", new { businessTime = TimeProvider.System.GetUtcNow().AddDays(1) }), 200, [Principal.Person(Role.Operator)]),
    ];

    private static object CalendarBody => new
    {
        year = 2018,
        holidays = new[] { "2018-10-01", "2018-10-02" },
        workingWeekends = new[] { "2018-09-29" },
        source = "国办发明电〔2017〕12号",
    };

    private static Task<Attempt> At(string path, object? body = null) => Task.FromResult(new Attempt(path, body));
}
