using Applications.Examinations;

namespace Applications.Tests;

/// <summary>Who may read an application is the same whatever order Evaluation's messages come in, and however often.</summary>
public sealed class ExaminationTests
{
    private static readonly (long Version, string[]? List, string? Left)[] Messages =
    [
        (2, ["a", "b", "c"], null),
        (3, null, "a"),
        (4, ["b", "c", "d"], null),
        (5, null, "b"),
        (5, ["c", "d", "e"], null), // an expert left and another came, in one step of the examination
        (6, null, "c"),
    ];

    [Fact]
    public void Any_order_ends_with_the_same_experts()
    {
        foreach (var order in Permutations([.. Messages]))
        {
            var examination = new Examination(Guid.CreateVersion7(), Guid.CreateVersion7());
            foreach (var message in order.Concat(order.Reverse()).Concat(order))
            {
                Apply(examination, message);
            }

            Assert.Equal(["d", "e"], examination.Experts);
        }
    }

    [Fact]
    public void Hearing_it_again_changes_nothing()
    {
        var examination = new Examination(Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.All(Messages, message => Assert.True(Apply(examination, message)));
        var revision = examination.Revision;

        Assert.All(Messages, message => Assert.False(Apply(examination, message)));
        Assert.Equal(revision, examination.Revision);
    }

    [Fact]
    public void Who_left_and_came_back_may_read_again()
    {
        var examination = new Examination(Guid.CreateVersion7(), Guid.CreateVersion7());
        examination.Exclude("a", 3);
        examination.Admit(["a"], 4);
        examination.Admit(["a", "b"], 2);

        Assert.Equal(["a"], examination.Experts);
    }

    private static bool Apply(Examination examination, (long Version, string[]? List, string? Left) message) => message.List is { } list
        ? examination.Admit(list, message.Version)
        : examination.Exclude(message.Left!, message.Version);

    private static IEnumerable<T[]> Permutations<T>(T[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany((first, i) => Permutations<T>([.. items[..i], .. items[(i + 1)..]]).Select(rest => (T[])[first, .. rest]));
}
