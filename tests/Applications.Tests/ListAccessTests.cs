using CsCheck;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>A filter never shows what its asker could not read without it, whatever it asks for.</summary>
public sealed class ListAccessTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const int Questions = 40;

    [Fact]
    public async Task Any_filter_of_any_role_gives_a_part_of_what_the_role_may_read()
    {
        var call = await host.ManyAsync(60);
        var organisation = Flow.NewOrganisation();
        var own = await host.SubmittedAsync(call, organisation: organisation);
        var draft = await host.DraftAsync(await host.AnOpenCallAsync(), organisation: organisation);
        Principal[] readers =
        [
            Given.Officer, Principal.Person(Role.Auditor), Flow.Of(organisation), Flow.County, Principal.Person(Role.CountyOfficer, area: "130107"),
            Principal.Person(Role.CountyOfficer), Principal.Person(Role.Expert), Flow.Government,
        ];
        var readable = new Dictionary<Principal, HashSet<Guid>>();
        foreach (var reader in readers)
        {
            readable[reader] = [.. (await host.AllAsync(reader, "")).Select(r => r.Id)];
        }

        Assert.Equal([own.Id, draft.Id], readable[Flow.Of(organisation)].Order());
        Assert.DoesNotContain(draft.Id, readable[Given.Officer]);
        Assert.Equal(3, readable[Principal.Person(Role.CountyOfficer, area: "130107")].Count);
        Assert.All([Principal.Person(Role.CountyOfficer), Principal.Person(Role.Expert), Flow.Government], nobody => Assert.Empty(readable[nobody]));

        var seen = 0;
        await Query(call, organisation).Select(OneOf(readers)).SampleAsync(
            async (query, reader) =>
            {
                var rows = await host.AllAsync(reader, query);
                Interlocked.Add(ref seen, rows.Count);
                return rows.All(row => readable[reader].Contains(row.Id));
            },
            iter: Questions, threads: 2);
        Assert.True(seen > 0, "No question found anything, so nothing was tested.");
    }

    private static Gen<string> Query(Guid call, string organisation) =>
        OneOf("", "area=130102", "area=130107", "status=ranked&status=submitted", "status=draft", $"applicant={organisation}", "text=基地", "text=长安 1", "minRank=3", "openObjection=false", "kind=enterprise")
            .Array[0, 3].Select(OneOf("id", "-submitted", "name", "-number", "score", "rank"), Gen.Bool)
            .Select((filters, sort, withCall) => string.Join('&',
                filters.DistinctBy(f => f.Split('=')[0]).Where(f => f.Length > 0).Append($"sort={sort}")
                    .Concat(withCall || sort is "score" or "rank" ? [$"call={call}"] : Array.Empty<string>())));

    private static Gen<T> OneOf<T>(params T[] some) => Gen.Int[0, some.Length - 1].Select(i => some[i]);
}
