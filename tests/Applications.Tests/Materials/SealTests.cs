using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Applications.Tests.Materials;

/// <summary>What was handed in is one document with its materials, and stays.</summary>
public sealed class SealTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly object Wanting = new
    {
        materials = new object[]
        {
            new { kind = "enterprise", code = "business-licence", name = "营业执照", mandatory = true },
            new { kind = "enterprise", code = "audit-report", name = "审计报告", mandatory = true },
            new { kind = "enterprise", code = "photo", name = "照片", mandatory = false },
            new { kind = "region", code = "map", name = "区位图", mandatory = true },
        },
    };

    [Fact]
    public async Task Every_mandatory_material_that_is_missing_is_named_and_keeps_it_from_being_submitted()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync(Wanting));
        await host.UploadAsync(row, code: "photo");
        using var applicant = host.CreateClient(Flow.Of(row.Organisation));

        var check = await applicant.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{row.Id}/validation", UriKind.Relative), TestContext.Current.CancellationToken);

        var problems = check!["problems"]!.AsArray();
        Assert.Equal(["material-missing", "material-missing"], problems.Select(p => (string)p!["code"]!));
        Assert.Contains("business-licence", (string)problems[0]!["detail"]!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "form-incomplete"), await host.TryStepAsync(row, Flow.Of(row.Organisation), "submit"));
        await host.UploadAsync(row, code: "business-licence");
        await host.UploadAsync(row, code: "audit-report");
        Assert.Equal((HttpStatusCode.Conflict, "material-code-unknown"), await host.TryUploadAsync(row, Files.Pdf(), code: "map"));
        Assert.Equal("submitted", (await host.ByApplicantAsync(row, "submit")).Status);
    }

    [Fact]
    public async Task Anyone_who_may_read_the_application_can_recompute_its_seal_from_the_api_alone()
    {
        var row = await host.SubmittedWithAsync("a", "b");
        using var officer = host.CreateClient(Given.Officer);
        var application = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        var call = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/calls/{row.CallId}", UriKind.Relative), TestContext.Current.CancellationToken);
        var materials = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{row.Id}/materials", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var item in materials!["items"]!.AsArray())
        {
            using var content = await host.DownloadAsync(row, (Guid)item!["id"]!, Given.Officer);
            Assert.Equal((string)item["sha256"]!, MaterialClient.Hash(await content.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        }

        Assert.Equal(row.FormHash, RecomputedSeal.Of(application!, call!, materials["items"]!.AsArray()));
    }

    [Fact]
    public async Task A_different_material_gives_a_different_seal()
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.DraftAsync(call);
        await host.UploadAsync(row, Files.Pdf("one"));
        var first = await host.ByApplicantAsync(row, "submit");
        var reviewed = await host.StepAsync(first, Flow.County, "county-review");
        var returned = await host.StepAsync(reviewed, Flow.County, "return", new { reason = "材料有误" });
        Assert.Equal((HttpStatusCode.Conflict, "materials-sealed"), await host.TryUploadAsync(returned, Files.Pdf("two")));

        var reopened = await host.ByApplicantAsync(returned, "reopen");
        await host.RemoveAsync(row, (await host.MaterialsAsync(row))[0].Id);
        await host.UploadAsync(row, Files.Pdf("two"));
        var second = await host.ByApplicantAsync(reopened, "submit");

        Assert.NotEqual(first.FormHash, second.FormHash);
    }

    [Fact]
    public async Task Sealed_materials_change_neither_by_the_api_nor_in_the_database()
    {
        var row = await host.SubmittedWithAsync("sealed");
        var material = (await host.MaterialsAsync(row))[0];

        Assert.Equal((HttpStatusCode.Conflict, "materials-sealed"), await host.TryUploadAsync(row, Files.Pdf("late")));
        Assert.Equal((HttpStatusCode.Conflict, "materials-sealed"), await host.RemoveAsync(row, material.Id));
        foreach (var change in new[]
        {
            $"UPDATE material SET file_name = 'another.pdf' WHERE id = '{material.Id}'",
            $"UPDATE material SET is_supplement = true WHERE id = '{material.Id}'",
            $"DELETE FROM material WHERE id = '{material.Id}'",
            $"INSERT INTO material SELECT gen_random_uuid(), 1, application_id, code, file_name, media_type, length, sha256, false, uploaded_at FROM material WHERE id = '{material.Id}'",
            $"INSERT INTO material SELECT gen_random_uuid(), 1, application_id, code, file_name, media_type, length, sha256, true, uploaded_at FROM material WHERE id = '{material.Id}'",
        })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>($"WITH change AS ({change} RETURNING 1) SELECT count(*) FROM change"));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        }

        var gone = await Assert.ThrowsAsync<PostgresException>(() =>
            host.ReadAsync<long>($"WITH change AS (DELETE FROM material_content WHERE sha256 = '{material.Sha256}' RETURNING 1) SELECT count(*) FROM change"));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, gone.SqlState);
    }

    [Fact]
    public async Task A_supplement_stands_beside_the_seal_and_is_sealed_when_it_is_handed_in()
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.InEligibilityCheckAsync(call);
        row = await host.StepAsync(row, Given.Officer, "request-supplement", new { reason = "请补充审计报告" });
        var wrong = await host.UploadAsync(row, Files.Pdf("wrong"));
        var right = await host.UploadAsync(row, Files.Pdf("right"));

        Assert.True(right.IsSupplement);
        Assert.Equal(HttpStatusCode.NoContent, (await host.RemoveAsync(row, wrong.Id)).Status);
        row = await host.ByApplicantAsync(row, "supplement", new { statement = "见审计报告" });
        Assert.Equal((HttpStatusCode.Conflict, "materials-sealed"), await host.RemoveAsync(row, right.Id));
        row = await host.StepAsync(row, Given.Officer, "request-supplement", new { reason = "再补充" });
        Assert.Equal((HttpStatusCode.Conflict, "materials-sealed"), await host.RemoveAsync(row, right.Id)); // of an earlier request
        Assert.Equal([right.Id], (await host.MaterialsAsync(row)).Select(m => m.Id));
    }

    [Fact]
    public async Task What_is_uploaded_while_the_application_is_submitted_is_in_the_seal_or_refused()
    {
        var call = await host.AnOpenCallAsync();
        for (var round = 0; round < 5; round++)
        {
            var row = await host.DraftAsync(call);
            var uploads = Enumerable.Range(0, 4).Select(n => host.TryUploadAsync(row, Files.Pdf($"{round} {n}"))).ToList();
            var submitted = await host.ByApplicantAsync(row, "submit");
            var answers = await Task.WhenAll(uploads);

            Assert.All(answers, a => Assert.Contains(a, new[] { (HttpStatusCode.Created, null), (HttpStatusCode.Conflict, "materials-sealed") }));
            using var officer = host.CreateClient(Given.Officer);
            var application = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
            var terms = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/calls/{call}", UriKind.Relative), TestContext.Current.CancellationToken);
            var materials = await officer.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{row.Id}/materials", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(answers.Count(a => a.Status == HttpStatusCode.Created), materials!["items"]!.AsArray().Count);
            Assert.Equal(submitted.FormHash, RecomputedSeal.Of(application!, terms!, materials["items"]!.AsArray()));
        }
    }
}
