extern alias ApplicationsService;

using Microsoft.AspNetCore.Hosting;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>The applications service, whole, on a database of its own with many applications.</summary>
internal sealed class ListsBed() : ServiceHost<ApplicationsService::Program>("applications")
{
    private const int Batch = 5_000;
    private const string Code = "91130102MADEM00117";

    public HttpClient AsOfficer() => CreateClient(Principal.Person(Role.DrcOfficer));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.GetFullPath("services/Applications")); // tests find it by themselves, this program does not
    }

    /// <summary>A published call with one application, handed in, and copies of it by other organisations.</summary>
    public async Task<Guid> FillAsync(int count, CancellationToken cancellation)
    {
        var (opening, applicant) = (new Opening(CreateClient, PublishAsync), Principal.Person(Role.Applicant, organisation: Code));
        var (call, id) = await opening.ADraftAsync(applicant, cancellation);
        await opening.SendAsync(HttpMethod.Post, $"/applications/{id}/submit", applicant, null, 1, cancellation);
        for (var from = 1; from < count; from += Batch)
        {
            await ReadAsync<long>(
                $$"""
                  with made as (
                    insert into application
                    select made.* from (select a from application a where id = '{{id}}') one, generate_series({{from}}, {{Math.Min(count - 1, from + Batch - 1)}}::bigint) n,
                      lateral jsonb_populate_record(one.a, jsonb_build_object(
                        'id', '01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'number', '2018-ENT-' || (100000 + n), 'status', 'Ranked', 'revision', 3,
                        'applicant_code', '9' || lpad(n::text, 17, '0'), 'name', '示范基地' || n, 'area', '1301' || lpad((n % 20)::text, 2, '0'),
                        'submitted_at', (one.a).submitted_at + n * interval '1 second', 'score', (n * 7919 % 1000000) / 10000.0, 'rank', n,
                        'form', (one.a).form || jsonb_build_object('name', '示范基地' || n, 'applicantName', '第' || n || '科技公司'))) made
                    returning 1)
                  select count(*) from made
                  """);
        }

        await ReadAsync<long>("ANALYZE application; ANALYZE application_listing; SELECT 1::bigint");
        return call;
    }
}
