using System.Globalization;

namespace Scoring.Thresholds;

/// <summary>A number, a figure's name, or two terms joined by one of + - * /.</summary>
internal abstract record ThresholdTerm
{
    /// <summary>None where a figure is missing, or something would be divided by zero.</summary>
    public abstract decimal? Worth(ThresholdFacts facts);

    public abstract bool Reads(string name);

    /// <param name="leaf">How a number or a figure's name is written.</param>
    /// <param name="sign">How an operator is written.</param>
    public abstract string Write(Func<ThresholdTerm, string> leaf, Func<char, string> sign);

    internal sealed record Number(decimal Amount) : ThresholdTerm
    {
        public override decimal? Worth(ThresholdFacts facts) => Amount;

        public override bool Reads(string name) => false;

        public override string Write(Func<ThresholdTerm, string> leaf, Func<char, string> sign) => leaf(this);
    }

    internal sealed record Figure(string Name) : ThresholdTerm
    {
        public override decimal? Worth(ThresholdFacts facts) => facts.Of(Name);

        public override bool Reads(string name) => name == Name;

        public override string Write(Func<ThresholdTerm, string> leaf, Func<char, string> sign) => leaf(this);
    }

    internal sealed record Joined(ThresholdTerm Left, char Sign, ThresholdTerm Right) : ThresholdTerm
    {
        private bool IsProduct => Sign is '*' or '/';

        public override decimal? Worth(ThresholdFacts facts) => (Left.Worth(facts), Right.Worth(facts), Sign) switch
        {
            ({ } a, { } b, '+') => a + b,
            ({ } a, { } b, '-') => a - b,
            ({ } a, { } b, '*') => a * b,
            ({ } a, { } b and not 0, '/') => a / b,
            _ => null,
        };

        public override bool Reads(string name) => Left.Reads(name) || Right.Reads(name);

        public override string Write(Func<ThresholdTerm, string> leaf, Func<char, string> sign) =>
            $"{Bracketed(Left, isRight: false, leaf, sign)} {sign(Sign)} {Bracketed(Right, isRight: true, leaf, sign)}";

        private string Bracketed(ThresholdTerm term, bool isRight, Func<ThresholdTerm, string> leaf, Func<char, string> sign) =>
            term is Joined inner && (isRight || IsProduct && !inner.IsProduct) ? $"({term.Write(leaf, sign)})" : term.Write(leaf, sign);
    }

    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
