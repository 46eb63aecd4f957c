namespace NativeHost.Processes;

/// <summary>The two shell scripts that stand between the host and its children, as text for <c>sh -c</c>.</summary>
internal static class Scripts
{
    public static string Launch { get; } = Read("launch.sh");

    public static string Guard { get; } = Read("guard.sh");

    private static string Read(string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
