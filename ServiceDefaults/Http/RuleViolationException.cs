using System.Diagnostics.CodeAnalysis;

namespace ServiceDefaults.Http;

/// <summary>A rule of the programme forbids what was asked: 409 with a stable code that callers may rely on.</summary>
public sealed class RuleViolationException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static void Require([DoesNotReturnIf(false)] bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new RuleViolationException(code, message);
        }
    }
}

