using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Lists that somebody keeps, and may share with colleagues.</summary>
public sealed class SavedViewTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly Principal Mine = Flow.County with { Subject = "mine" };
    private static readonly Principal Colleague = Flow.County with { Subject = "colleague" };
    private static readonly Principal Neighbour = Principal.Person(Role.CountyOfficer, area: "130104", subject: "neighbour");

    [Fact]
    public async Task A_view_is_its_owners_until_it_is_shared_and_only_the_owner_changes_it()
    {
        var view = await SaveAsync("待审");
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync(view, Colleague));

        using var client = host.CreateClient(Mine);
        Assert.Equal((HttpStatusCode.OK, null), await host.TryAsync(Mine, $"/application-views/{view.Id}", Body("待审", shared: true), view.Revision, "PUT"));

        Assert.Equal(HttpStatusCode.OK, await SeeAsync(view, Colleague));
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync(view, Neighbour));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Colleague, $"/application-views/{view.Id}", Body("他的"), 2, "PUT")).Status);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale-etag"), await host.TryAsync(Mine, $"/application-views/{view.Id}", Body("旧"), 1, "PUT"));
        Assert.Equal(HttpStatusCode.NoContent, (await host.TryAsync(Mine, $"/application-views/{view.Id}", null, 2, "DELETE")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await SeeAsync(view, Mine));
    }

    [Fact]
    public async Task It_keeps_filter_sort_and_columns_and_its_name_is_used_once()
    {
        var view = await SaveAsync("本县企业");
        using var client = host.CreateClient(Mine);

        var read = (await client.GetFromJsonAsync<View>(new Uri($"/application-views/{view.Id}", UriKind.Relative), TestContext.Current.CancellationToken))!;

        Assert.Equal(("-submitted", "enterprise", "submitted"), (read.Filter.Sort, read.Filter.Kind, read.Filter.Status!.Single()));
        Assert.Equal(["number", "submitted-at"], read.Columns);
        Assert.Equal(HttpStatusCode.Conflict, (await host.TryAsync(Mine, "/application-views", Body("本县企业"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.TryAsync(Mine, "/application-views", new { name = "x", filter = new { sort = "colour" } })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.TryAsync(Mine, "/application-views", new { name = "x", filter = new { }, columns = new[] { "payee" } })).Status);
    }

    private static object Body(string name, bool shared = false) => new
    {
        name,
        filter = new { sort = "-submitted", kind = "enterprise", status = new[] { "submitted" } },
        columns = new[] { "number", "submitted-at" },
        shared,
    };

    private async Task<View> SaveAsync(string name)
    {
        using var client = host.CreateClient(Mine);
        return await client.PostAsync<View>("/application-views", Body(name));
    }

    private async Task<HttpStatusCode> SeeAsync(View view, Principal by) => (await host.TryAsync(by, $"/application-views/{view.Id}", method: "GET")).Status;

    private sealed record View(Guid Id, long Revision, FilterRow Filter, IReadOnlyList<string> Columns);

    private sealed record FilterRow(string? Sort, string? Kind, string[]? Status);
}
