namespace Funding.Programmes.Rules;

/// <summary>Divides a sum in proportion, by the largest remainder: to the last unit, and the same whoever counts.</summary>
internal static class Apportionment
{
    /// <param name="total">Divided as far as it is whole units.</param>
    /// <param name="weights">Not negative; of equal remainders the earlier one takes the unit.</param>
    public static long[] Divide(long total, IReadOnlyList<long> weights, long unit = 1)
    {
        var sum = weights.Aggregate((Int128)0, (all, weight) => all + weight);
        if (sum == 0)
        {
            return new long[weights.Count];
        }

        var units = total / unit;
        var shares = weights.Select((weight, index) =>
        {
            var (whole, rest) = Int128.DivRem((Int128)units * weight, sum);
            return (Index: index, Units: (long)whole, Remainder: rest);
        }).ToList();
        var left = units - shares.Sum(share => share.Units);
        var luckier = shares.OrderByDescending(share => share.Remainder).ThenBy(share => share.Index).Take((int)left).Select(share => share.Index).ToHashSet();
        return [.. shares.Select(share => (share.Units + (luckier.Contains(share.Index) ? 1 : 0)) * unit)];
    }
}
