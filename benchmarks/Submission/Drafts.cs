using Benchmarks.Bed;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using Testing.Services;

namespace Benchmarks.Submission;

/// <summary>Whole drafts under one open call, as many as a round hands in: the first by its applicant, the others as its copies.</summary>
internal sealed class Drafts(ServiceProcess service)
{
    private const string Copies =
        """
        INSERT INTO application SELECT c.* FROM application a, unnest($1, $2) AS d(id, code),
          LATERAL jsonb_populate_record(a, jsonb_build_object('id', d.id, 'applicant_code', d.code)) c WHERE a.id = $3
        """;

    private Guid _template;
    private int _organisations;

    /// <summary>A call with criteria, and the draft that all others are copies of.</summary>
    public async Task BeginAsync(CancellationToken cancellation) =>
        (_, _template) = await new Opening(service.CreateClient, service.PublishAsync).ADraftAsync(Of(NextOrganisation()), cancellation);

    /// <summary>Fresh drafts, each with the token of its applicant.</summary>
    public async Task<(Guid Id, string Token)[]> ForServiceAsync(int count, CancellationToken cancellation)
    {
        var drafts = Enumerable.Range(0, count).Select(_ => (Id: Guid.CreateVersion7(), Code: NextOrganisation())).ToArray();
        await CopyAsync(service.Database.Owner, [.. drafts.Select(d => d.Id)], [.. drafts.Select(d => d.Code)], cancellation);
        return [.. drafts.Select(d => (d.Id, service.Authority.TokenFor(Of(d.Code), ServiceProcess.Name)))];
    }

    /// <summary>Fresh drafts in another database, numbered from <paramref name="first"/> on.</summary>
    public Task ForBaselineAsync(string database, int first, int count, CancellationToken cancellation)
    {
        var numbers = Enumerable.Range(first, count).ToArray();
        return CopyAsync(database, [.. numbers.Select(n => new Guid($"00000000-0000-7000-8000-{n:x12}"))], [.. numbers.Select(n => $"{n:D18}")], cancellation);
    }

    private async Task CopyAsync(string database, Guid[] ids, string[] codes, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(Copies);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = codes });
        command.Parameters.Add(new() { Value = _template });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Principal Of(string organisation) => Principal.Person(Role.Applicant, organisation: organisation);

    private string NextOrganisation()
    {
        var start = $"91130102MB{++_organisations:0000000}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(letter => start + letter).Single(CreditCodeAttribute.IsCode);
    }
}
