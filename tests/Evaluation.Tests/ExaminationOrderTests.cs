using Contracts;
using Contracts.Applications;
using Testing;

namespace Evaluation.Tests;

/// <summary>Messages about an application may come in any order, and more than once; where it stands in the end is the same.</summary>
public sealed class ExaminationOrderTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly Guid Criteria = Guid.CreateVersion7();
    private static long _delivered;

    [Fact]
    public async Task Withdrawn_is_withdrawn_in_whatever_order_eligibility_objection_and_withdrawal_come() => await CheckAsync(
        "Withdrawn|第八版|31|8",
        application => new ApplicationEligible(application.Id, 8, application.Call, BaseKind.Region, "第八版", "130102", Criteria, [new("甲", Given.Builder)], [], new string('a', 64)),
        application => new ObjectionUpheld(application.Id, 20, application.Call, ToEvaluation: true, "属实"),
        application => new ApplicationWithdrawn(application.Id, 31, application.Call, "放弃"));

    [Fact]
    public async Task An_upheld_objection_waits_for_experts_again_in_whatever_order() => await CheckAsync(
        "Waiting|第八版|20|8",
        application => Form(application, 8, "第八版"),
        application => new ObjectionUpheld(application.Id, 20, application.Call, ToEvaluation: true, "属实"));

    [Fact]
    public async Task An_application_that_was_sent_back_and_became_eligible_again_waits_with_its_newest_form() => await CheckAsync(
        "Waiting|第二十六版|26|26",
        application => Form(application, 8, "第八版"),
        application => new ObjectionUpheld(application.Id, 20, application.Call, ToEvaluation: false, "属实"),
        application => Form(application, 26, "第二十六版"));

    [Fact]
    public async Task An_objection_about_one_item_of_an_application_without_locked_sheets_waits_for_experts_in_whatever_order() => await CheckAsync(
        "Waiting|第二十六版|40|26",
        application => new ObjectionUpheld(application.Id, 20, application.Call, ToEvaluation: false, "属实"),
        application => Form(application, 26, "第二十六版"),
        application => new ObjectionUpheld(application.Id, 40, application.Call, ToEvaluation: true, "属实", ["REG-1.1"]));

    [Fact]
    public async Task An_application_that_was_sent_back_is_returned_in_whatever_order() => await CheckAsync(
        "Returned|第八版|20|8",
        application => Form(application, 8, "第八版"),
        application => new ObjectionUpheld(application.Id, 20, application.Call, ToEvaluation: false, "属实"));

    [Fact]
    public async Task An_application_may_be_eligible_before_its_call_is_known()
    {
        var (application, call) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DeliverAsync(Given.Eligible(application, call, Criteria));
        await DeliverAsync(Given.Call(call));

        using var client = host.CreateClient(Given.Officer);
        var round = await host.ReadAsync<Guid>($"SELECT id FROM round WHERE call_id = '{call}'");
        var examinations = await client.SendAsync("GET", $"/rounds/{round}/examinations");
        Assert.Equal("waiting", examinations["items"]![0]!.Status());
    }

    /// <summary>Every permutation, one message after the other; then many applications with every message three times, all at once.</summary>
    private async Task CheckAsync(string expected, params Func<Subject, IEvent>[] messages)
    {
        var orders = Permutations([.. Enumerable.Range(0, messages.Length)]).ToList();
        var applications = orders.Select(order => (Order: order, Application: new Subject(Guid.CreateVersion7(), Guid.CreateVersion7()))).ToList();
        for (var step = 0; step < messages.Length; step++)
        {
            await DeliverAsync([.. applications.Select(a => messages[a.Order[step]](a.Application))]);
        }

        var crowd = Enumerable.Range(0, 6).Select(_ => new Subject(Guid.CreateVersion7(), Guid.CreateVersion7())).ToList();
        var all = crowd.SelectMany(a => Enumerable.Range(0, 3).SelectMany(_ => messages.Select(m => m(a)))).ToArray();
        new Random(49).Shuffle(all);
        await DeliverAsync(all);

        foreach (var application in applications.Select(a => a.Application).Concat(crowd))
        {
            Assert.Equal(expected, await host.ReadAsync<string>(
                $"SELECT concat_ws('|', status, name, application_version, form_version) FROM examination WHERE application_id = '{application.Id}'"));
        }

        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    private async Task DeliverAsync(params IEvent[] messages)
    {
        await Task.WhenAll(messages.Select(host.PublishAsync));
        var expected = Interlocked.Add(ref _delivered, messages.Length);
        await Eventually.TrueAsync(
            async () => await host.ReadAsync<long>("SELECT count(*) FROM inbox") + await host.ReadAsync<long>("SELECT count(*) FROM dead_letter") >= expected,
            $"{expected} messages had");
    }

    private static ApplicationEligible Form(Subject application, long version, string name) =>
        Given.Eligible(application.Id, application.Call, Criteria, version, BaseKind.Region, name: name);

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]), (first, rest) => (int[])[first, .. rest]);

    private sealed record Subject(Guid Id, Guid Call);
}
