using System.Net;
using System.Net.Http.Headers;
using Contracts.Evaluation;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Applications.Tests.Materials;

/// <summary>Giving files out: to whom the application is shown, as something to save.</summary>
public sealed class DownloadTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_file_comes_as_an_attachment_that_nothing_can_run()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var material = await host.UploadAsync(row, Files.Pdf("内容"), "营业\"执照; a=b.pdf");

        using var answer = await host.DownloadAsync(row, material.Id);

        Assert.Equal(Files.Pdf("内容"), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        var disposition = Assert.Single(answer.Content.Headers.GetValues("Content-Disposition"));
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.Contains($"filename*=UTF-8''{Uri.EscapeDataString("营业_执照; a=b.pdf")}", disposition, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(("\"" + material.Sha256 + "\"", true, true), (answer.Headers.ETag!.Tag, answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.NoCache));
    }

    [Fact]
    public async Task Ranges_and_what_is_known_already_are_respected()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var content = Files.Pdf("range");
        var material = await host.UploadAsync(row, content);

        using var part = await host.DownloadAsync(row, material.Id, with: r => r.Headers.Range = new RangeHeaderValue(5, 9));
        using var beyond = await host.DownloadAsync(row, material.Id, with: r => r.Headers.Range = new RangeHeaderValue(10_000, null));
        using var known = await host.DownloadAsync(row, material.Id, with: r => r.Headers.IfNoneMatch.Add(new($"\"{material.Sha256}\"")));

        Assert.Equal((HttpStatusCode.PartialContent, content.Length), (part.StatusCode, part.Content.Headers.ContentRange!.Length));
        Assert.Equal(content[5..10], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_read_the_application_finds_no_material()
    {
        var row = await host.SubmittedWithAsync("f");
        var material = (await host.MaterialsAsync(row))[0];
        var another = await host.DraftAsync(row.CallId);

        foreach (var reader in new[] { Flow.County, Given.Officer, Flow.Of(row.Organisation) })
        {
            using var answer = await host.DownloadAsync(row, material.Id, reader);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        foreach (var stranger in new[] { Principal.Person(Role.CountyOfficer, area: "130104"), Flow.Of(another.Organisation), Flow.Expert("nobody"), Flow.Government })
        {
            using var answer = await host.DownloadAsync(row, material.Id, stranger);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // The id of one application's material under another application that the caller may read.
        using var mixed = await host.DownloadAsync(another, material.Id);
        Assert.Equal(HttpStatusCode.NotFound, mixed.StatusCode);
    }

    [Fact]
    public async Task An_expert_who_examines_blindly_gets_the_files_without_their_names_and_nothing_else()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync(new { review = new { blind = true } }));
        var material = await host.UploadAsync(row, Files.Pdf("内容"), "样例公司营业执照.pdf");
        row = await host.ByApplicantAsync(row, "submit");
        var expert = Flow.Expert($"expert-{Guid.CreateVersion7()}");
        var examination = Guid.CreateVersion7();
        await host.PublishAsync(new ExpertsAssigned(examination, 1, row.CallId, row.Id, [expert.Subject!]));
        await Eventually.EqualAsync(HttpStatusCode.OK, StatusAsync, "the expert reads the file");

        using var answer = await host.DownloadAsync(row, material.Id, expert);
        Assert.Contains($"filename={material.Id:N}.pdf", Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        foreach (var path in new[] { "", "/materials", "/history", "/receipt" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(expert, $"/applications/{row.Id}{path}", method: "GET")).Status);
        }

        await host.PublishAsync(new ExpertUnassigned(examination, 2, row.CallId, row.Id, expert.Subject!, "conflict"));
        await Eventually.EqualAsync(HttpStatusCode.NotFound, StatusAsync, "the expert is out");

        async Task<HttpStatusCode> StatusAsync()
        {
            using var tried = await host.DownloadAsync(row, material.Id, expert);
            return tried.StatusCode;
        }
    }

    [Fact]
    public async Task An_expert_reads_while_assigned_and_no_longer()
    {
        var row = await host.EligibleAsync(await host.AnOpenCallAsync());
        var expert = Flow.Expert($"expert-{Guid.CreateVersion7()}");
        var examination = Guid.CreateVersion7();
        await host.PublishAsync(new ExpertsAssigned(examination, 1, row.CallId, row.Id, [expert.Subject!]));
        await Eventually.EqualAsync(HttpStatusCode.OK, async () => (await host.TryAsync(expert, $"/applications/{row.Id}/materials", method: "GET")).Status, "the expert reads");

        await host.PublishAsync(new ExpertUnassigned(examination, 2, row.CallId, row.Id, expert.Subject!, "conflict"));
        await Eventually.EqualAsync(HttpStatusCode.NotFound, async () => (await host.TryAsync(expert, $"/applications/{row.Id}/materials", method: "GET")).Status, "the expert is out");
    }
}
