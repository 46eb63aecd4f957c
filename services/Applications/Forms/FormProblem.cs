namespace Applications.Forms;

/// <summary>One thing that keeps a form from being submitted, and where it is: a JSON pointer into the form.</summary>
/// <param name="Code">Stable, such as <c>missing</c>.</param>
public sealed record FormProblem(string Pointer, string Code, string Detail, string DetailInChinese);

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class Pointer
{
    public static string To(string parent, string member) =>
        $"{parent}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static IEnumerable<string> Members(string pointer) => pointer.Split('/').Skip(1)
        .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
