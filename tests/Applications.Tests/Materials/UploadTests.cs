using System.Net;
using Testing;

namespace Applications.Tests.Materials;

/// <summary>Taking files in: what arrives whole is there, what does not leaves nothing.</summary>
public sealed class UploadTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_file_is_kept_under_its_hash_and_listed()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var content = Files.Pdf("first");

        var material = await host.UploadAsync(row, content, "../x/营业\u202e执照.pdf");

        Assert.Equal(("营业执照.pdf", "application/pdf", content.Length, MaterialClient.Hash(content), false),
            (material.FileName, material.MediaType, material.Length, material.Sha256, material.IsSupplement));
        Assert.Equal([material], await host.MaterialsAsync(row));
        Assert.Contains(material.Sha256, host.FilesIn("content"));
        Assert.Equal(1, await host.CountAsync("audit", $"aggregate_id = '{material.Id}' AND action = 'material-added'"));
    }

    [Fact]
    public async Task Asking_again_with_the_same_id_is_safe_and_an_id_names_one_file_for_good()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var other = await host.DraftAsync(row.CallId);
        var id = Guid.CreateVersion7();

        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, Files.Pdf(), id: id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TryUploadAsync(row, Files.Pdf(), id: id)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "material-id-taken"), await host.TryUploadAsync(row, Files.Pdf("other"), id: id));
        Assert.Equal((HttpStatusCode.Conflict, "material-id-taken"), await host.TryUploadAsync(other, Files.Pdf(), id: id));
        Assert.Equal(HttpStatusCode.NoContent, (await host.RemoveAsync(row, id)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "material-id-taken"), await host.TryUploadAsync(row, Files.Pdf(), id: id));
        Assert.Equal(HttpStatusCode.NotFound, (await host.RemoveAsync(row, id)).Status);
    }

    [Fact]
    public async Task Eight_at_once_with_one_id_are_one_file()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var id = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryUploadAsync(row, Files.Pdf(), id: id)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_same_content_is_stored_once_and_nobody_is_told_of_the_others()
    {
        var call = await host.AnOpenCallAsync();
        var (one, other) = (await host.DraftAsync(call), await host.DraftAsync(call));
        var content = Files.Pdf("shared by two");

        var first = await host.TryUploadAsync(one, content);
        var second = await host.TryUploadAsync(other, content);

        Assert.Equal(first, second);
        Assert.Single(host.FilesIn("content"), MaterialClient.Hash(content));
        Assert.Equal(1, await host.CountAsync("material_content", $"sha256 = '{MaterialClient.Hash(content)}'"));
        await host.RemoveAsync(one, (await host.MaterialsAsync(one))[0].Id);
        using var answer = await host.DownloadAsync(other, (await host.MaterialsAsync(other))[0].Id);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")]
    [InlineData("sha-256=:AAAA:")]
    [InlineData("md5=:AAAA:")]
    [InlineData("nonsense")]
    public async Task What_does_not_come_to_its_digest_is_refused(string digest)
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "material-digest-wrong"), await host.TryUploadAsync(row, Files.Pdf(), digest: digest));
        Assert.Empty(await host.MaterialsAsync(row));
    }

    [Fact]
    public async Task What_comes_to_its_digest_is_taken()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var digest = Convert.ToBase64String(Convert.FromHexString(MaterialClient.Hash(Files.Pdf())));

        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, Files.Pdf(), digest: $"sha-512=:AAAA:, sha-256=:{digest}:")).Status);
    }

    [Fact]
    public async Task A_file_has_a_limit_by_its_kind_with_its_length_told_or_not()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var large = new byte[5 * 1024 * 1024 + 1];
        Array.Fill(large, (byte)'a');

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "material-too-large"), await host.TryUploadAsync(row, large, "a.txt"));
        using var client = host.CreateClient(Flow.Of(row.Organisation));
        using var request = MaterialClient.Upload(row.Id, new Dripping(large, large.Length), "a.pdf"); // a text that calls itself a PDF, without a length
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, large[1..], "a.txt")).Status);
    }

    [Fact]
    public async Task All_of_an_application_together_have_a_limit_and_room_comes_back()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        var part = Files.Pdf(new string('x', (int)(ApplicationsHost.MaxTotalBytes / 2)));

        var first = await host.UploadAsync(row, part);
        Assert.Equal((HttpStatusCode.Conflict, "materials-full"), await host.TryUploadAsync(row, part));
        await host.RemoveAsync(row, first.Id);
        Assert.Equal(HttpStatusCode.Created, (await host.TryUploadAsync(row, part)).Status);
    }

    [Theory]
    [InlineData("a.pdf", "<html>", "material-refused")]
    [InlineData("a.exe", "MZ", "material-refused")]
    [InlineData("a.pdf", "", "material-refused")]
    [InlineData("", "%PDF-1.7\n%%EOF", "invalid-body")]
    public async Task What_is_not_taken_says_why_and_leaves_nothing(string name, string content, string code)
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), await host.TryUploadAsync(row, Files.Text(content), name));
        Assert.Empty(await host.MaterialsAsync(row));
        Assert.Equal(0, await host.CountAsync("material_content", $"sha256 = '{MaterialClient.Hash(Files.Text(content))}'"));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing_visible()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        using var client = host.CreateClient(Flow.Of(row.Organisation));
        using var request = MaterialClient.Upload(row.Id, new Dripping(Files.Pdf(new string('y', 1024 * 1024)), 300_000));

        await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Empty(await host.MaterialsAsync(row));
        await Eventually.EqualAsync(0, () => Task.FromResult(host.FilesIn("spool").Count), "files of uploads under way");
    }

    /// <summary>Sends without a length, and breaks off after so many bytes.</summary>
    private sealed class Dripping(byte[] content, int until) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var at = 0; at < content.Length; at += 4096)
            {
                if (at >= until)
                {
                    throw new IOException("The line is cut.");
                }

                await stream.WriteAsync(content.AsMemory(at, Math.Min(4096, content.Length - at)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
