using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace ServiceDefaults.Requests;

/// <summary>A name, or names, in the words in which answers give them, such as <c>county-review</c>.</summary>
/// <param name="names">An enum, or a type whose static <c>Names</c> are meant.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OneOfAttribute(Type names) : ValidationAttribute($"One of: {string.Join(", ", NamesOf(names))}.")
{
    public Type Names { get; } = names;

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string name => NamesOf(Names).Contains(name),
        IEnumerable<string?> some => some.All(name => name is not null && NamesOf(Names).Contains(name)),
        _ => false,
    };

    public static T? Read<T>(string? name)
        where T : struct, Enum =>
        name is null ? null : Enum.GetValues<T>().Cast<T?>().Single(value => Name(value.ToString()!) == name);

    private static IEnumerable<string> NamesOf(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(Name)
        : (IEnumerable<string>)type.GetProperty("Names")!.GetValue(null)!;

    private static string Name(string member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}
