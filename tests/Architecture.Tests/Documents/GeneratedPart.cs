namespace Architecture.Tests.Documents;

/// <summary>A part of a document that is made from the code, between two marks. With PLATFORM_UPDATE_DOCS=1 it is rewritten.</summary>
internal static class GeneratedPart
{
    private const string Begin = "<!-- made from the code by tests/Architecture.Tests: PLATFORM_UPDATE_DOCS=1 rewrites it -->";
    private const string End = "<!-- end of what is made from the code -->";

    public static void Check(string file, string expected)
    {
        var text = Repository.Read(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end >= begin, $"{file} has lost the marks of its generated part:\n{Begin}\n{End}");
        var wanted = $"\n\n{expected.Trim()}\n\n";
        if (Environment.GetEnvironmentVariable("PLATFORM_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Repository.PathOf(file), text[..begin] + wanted + text[end..]);
            return;
        }

        Assert.True(
            text[begin..end] == wanted,
            $"{file} differs from the code. Run these tests with PLATFORM_UPDATE_DOCS=1, look at the difference, and commit it. It should say:\n{expected}");
    }
}
