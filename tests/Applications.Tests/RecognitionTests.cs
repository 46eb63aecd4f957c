using System.ComponentModel.DataAnnotations;
using System.Net;
using ServiceDefaults.Requests;
using Testing.Contract;

namespace Applications.Tests;

public sealed class RecognitionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_base_is_recognised_once_under_a_call_even_by_eight_at_once()
    {
        var call = await host.APublishedCallAsync();
        using var client = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RecogniseAsync(client, Given.RecognitionBody(call, "样例一"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM recognition WHERE name = '样例一'"));
    }

    [Fact]
    public async Task Nothing_is_recognised_under_a_draft()
    {
        var call = await host.ADraftCallAsync();
        using var client = host.CreateClient(Given.Officer);

        var answer = await RecogniseAsync(client, Given.RecognitionBody(call));

        Assert.Equal((HttpStatusCode.Conflict, "call-not-published"), answer);
    }

    [Fact]
    public async Task Every_change_has_its_audit_row_and_names_the_events_it_sent()
    {
        var call = await host.APublishedCallAsync();
        using var client = host.CreateClient(Given.Officer);
        await RecogniseAsync(client, Given.RecognitionBody(call, "样例二"));

        Assert.Equal(1, await host.ReadAsync<long>(
            """
            SELECT count(*) FROM audit JOIN recognition ON recognition.id = audit.aggregate_id
            WHERE name = '样例二' AND action = 'base-recognised' AND actor = 'person-drc-officer' AND actor_kind = 'person'
              AND trace_id IS NOT NULL AND events -> 0 ->> 'type' = 'base-recognised'
            """));
    }

    [Theory]
    [InlineData(Given.GoodCreditCode, true)]
    [InlineData("91130102MADEM00118", false)]
    [InlineData("91130102MADEM0011", false)]
    [InlineData("91130102MADEM0011I", false)]
    [InlineData("", false)]
    public void A_credit_code_is_right_when_its_check_character_is(string code, bool isRight) =>
        Assert.Equal(isRight, new CreditCodeAttribute().GetValidationResult(code, new ValidationContext(code)) == ValidationResult.Success);

    private static async Task<(HttpStatusCode Status, string? Code)> RecogniseAsync(HttpClient client, object body)
    {
        using var request = new Attempt("/recognitions", body).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, (await Problem.ReadAsync(response))?.Code);
    }
}
