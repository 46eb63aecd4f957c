using ServiceDefaults.Http;

namespace Registry.Tests;

/// <summary>Tries every pair of states of an aggregate: an arrow of the table is walked, any other is refused with its code.</summary>
internal static class StateTables
{
    public static void CheckEveryPair<TAggregate, TStatus>(
        HashSet<(TStatus, TStatus)> arrows, string property, Action<TAggregate, TStatus> move, string code)
        where TAggregate : class
        where TStatus : struct, Enum
    {
        var status = typeof(TAggregate).GetProperty(property)!;
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var next in Enum.GetValues<TStatus>())
            {
                var aggregate = (TAggregate)Activator.CreateInstance(typeof(TAggregate), nonPublic: true)!;
                status.SetValue(aggregate, from);
                if (arrows.Contains((from, next)))
                {
                    move(aggregate, next);
                    Assert.Equal(next, status.GetValue(aggregate));
                }
                else
                {
                    Assert.Equal(code, Assert.Throws<RuleViolationException>(() => move(aggregate, next)).Code);
                }
            }
        }
    }
}
