using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Requests;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100-2015) whose check character is right.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CreditCodeAttribute() : ValidationAttribute(Wrong)
{
    public const string Wrong = "Not a unified social credit code: 18 characters, the last a check character (统一社会信用代码有误).";
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public override bool IsValid(object? value) => value is null || (value is string text && IsCode(text));

    public static bool IsCode(string text)
    {
        if (text.Length != 18 || text.Any(letter => !Alphabet.Contains(letter, StringComparison.Ordinal)))
        {
            return false;
        }

        var sum = Weights.Select((weight, i) => weight * Alphabet.IndexOf(text[i], StringComparison.Ordinal)).Sum();
        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length] == text[^1];
    }
}
