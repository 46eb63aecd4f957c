namespace Architecture.Tests;

/// <summary>Says everything that is wrong at once, one line each.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
