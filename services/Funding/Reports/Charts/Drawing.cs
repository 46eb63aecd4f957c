namespace Funding.Reports.Charts;

/// <summary>A chart before it is SVG or a part of a page: what stands where, in pixels from the upper left corner.</summary>
internal sealed record Drawing(float Width, float Height, IReadOnlyList<Mark> Marks);

internal abstract record Mark(float X, float Y);

/// <param name="Y">Of the base line.</param>
internal sealed record Words(float X, float Y, float Size, string Text) : Mark(X, Y)
{
    /// <summary>How wide it may be; what is longer is cut short.</summary>
    public float? Room { get; init; }

    /// <summary>A Chinese character is as wide as the letters are high, which is the widest there are.</summary>
    public string Shown
    {
        get
        {
            var most = Room is { } room ? (int)(room / Size) : int.MaxValue;
            return Text.Length > most ? $"{Text[..(most - 1)]}…" : Text;
        }
    }
}

/// <param name="Colour">Such as <c>#2f6f9f</c>.</param>
internal sealed record Box(float X, float Y, float Width, float Height, string Colour) : Mark(X, Y)
{
    /// <summary>To the postings that it shows, relative to the service's root.</summary>
    public string? Link { get; init; }

    public string? Title { get; init; }
}
