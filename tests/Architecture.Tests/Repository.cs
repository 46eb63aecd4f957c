namespace Architecture.Tests;

/// <summary>The tree these tests judge, as it lies on the disk: every path is relative to its root and uses slashes.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules", "TestResults"];
    private static readonly Lazy<IReadOnlyList<string>> All = new(() => [.. Walk(Root).Order(StringComparer.Ordinal)]);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    public static bool Has(string relative) => File.Exists(PathOf(relative)) || Directory.Exists(PathOf(relative));

    /// <summary>Files by the end of their name, below the given folders or everywhere; build output is left out.</summary>
    public static IReadOnlyList<string> Files(string ending, params string[] under) =>
    [
        .. All.Value.Where(file => file.EndsWith(ending, StringComparison.Ordinal)
            && (under.Length == 0 || under.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)))),
    ];

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            if (!Skipped.Contains(name) && !name.StartsWith('.'))
            {
                foreach (var file in Walk(inner))
                {
                    yield return file;
                }
            }
        }
    }

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Platform.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("These tests read the sources: run them inside the checkout that holds Platform.sln.");
    }
}
