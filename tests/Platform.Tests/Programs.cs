using System.Diagnostics;

namespace Platform.Tests;

/// <summary>Runs the platform's own programs as processes, as they were built beside this test.</summary>
internal static class Programs
{
    private static readonly string[] Given = ["ConnectionStrings__postgres", "ConnectionStrings__messaging", "Messaging__ManagementUrl"];

    // …/tests/Platform.Tests/bin/{configuration}/net10.0
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd('/'));

    public static string Root { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <param name="project">Folder of the project, such as <c>services/Funding</c>; its assembly bears the folder's last name.</param>
    public static Process Start(string project, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(AssemblyOf(project));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in Given)
        {
            start.Environment.Remove(variable); // the platform under test has servers of its own
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string AssemblyOf(string project)
    {
        var name = project.Split('/')[^1];
        return Path.Combine(Root, project, "bin", Output.Parent!.Name, Output.Name, $"{char.ToUpperInvariant(name[0])}{name[1..]}.dll");
    }
}
