using System.Globalization;

namespace Scoring.Thresholds;

/// <summary>Reads <c>sum comparison sum</c>: numbers, the three names, + - * / and brackets, within limits.</summary>
internal sealed class ThresholdReader(string text)
{
    private const int MaxLength = 200;
    private const int MaxDepth = 10;
    private int _at;
    private int _depth;

    public (ThresholdExpression? Expression, string? Fault) Read()
    {
        if (text.Length is 0 or > MaxLength)
        {
            return (null, $"A threshold has 1 to {MaxLength} characters.");
        }

        try
        {
            Skip();
            var left = Sum();
            var comparison = Array.Find(ThresholdExpression.Comparisons, IsNext)
                ?? throw new FormatException($"A comparison is missing at character {_at + 1}: one of {string.Join(" ", ThresholdExpression.Comparisons)}.");
            _at += comparison.Length;
            Skip();
            var right = Sum();
            Skip();
            return _at == text.Length ? (new(left, comparison, right), null) : (null, $"Nothing was expected any more at character {_at + 1}.");
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return (null, e.Message);
        }
    }

    private ThresholdTerm Sum() => Chain(Product, '+', '-');

    private ThresholdTerm Product() => Chain(Atom, '*', '/');

    private ThresholdTerm Chain(Func<ThresholdTerm> next, char one, char other)
    {
        var term = next();
        while ((Taken(one) ?? Taken(other)) is { } sign)
        {
            term = new ThresholdTerm.Joined(term, sign, next());
        }

        return term;
    }

    private ThresholdTerm Atom()
    {
        if (Taken('(') is not null)
        {
            if (++_depth > MaxDepth)
            {
                throw new FormatException($"At most {MaxDepth} brackets within each other.");
            }

            var inner = Sum();
            _depth--;
            return Taken(')') is null ? throw new FormatException($"A bracket is not closed at character {_at + 1}.") : inner;
        }

        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '.' or '_'))
        {
            _at++;
        }

        var word = text[start.._at];
        return ThresholdFacts.IsName(word) ? new ThresholdTerm.Figure(word)
            : decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new ThresholdTerm.Number(number)
            : throw new FormatException($"A number, or one of value, previous and reference, is missing at character {start + 1}.");
    }

    private char? Taken(char sign)
    {
        if (!IsNext(sign.ToString()))
        {
            return null;
        }

        _at++;
        Skip();
        return sign;
    }

    private bool IsNext(string sign)
    {
        Skip();
        return text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal);
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }
}
