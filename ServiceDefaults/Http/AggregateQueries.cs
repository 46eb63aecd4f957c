using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Http;

/// <summary>One page of a list, oldest first; <c>Next</c> continues after its last row and is null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>Which page. Ids are version 7 UUIDs, so they sort by time: a page costs the same wherever it lies.</summary>
public sealed record PageRequest
{
    public const int MaxLimit = 200;

    [Range(1, MaxLimit)]
    [DefaultValue(50)]
    public int? Limit { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    public Guid? After { get; init; }

    internal int Size => Limit ?? 50;
}

/// <summary>Reads aggregates for callers: one page, or one.</summary>
public static class AggregateQueries
{
    public static async Task<Page<TView>> ToPageAsync<T, TView>(
        this IQueryable<T> source, PageRequest page, Func<T, TView> view, CancellationToken cancellationToken)
        where T : class, IAggregate
    {
        var after = page.After ?? Guid.Empty;
        var rows = await source.AsNoTracking().Where(a => a.Id > after).OrderBy(a => a.Id).Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        var more = rows.Count > page.Size;
        var items = more ? rows[..page.Size] : rows;
        return new([.. items.Select(view)], more ? items[^1].Id : null);
    }

    /// <summary>404 alike for what does not exist and for what <paramref name="source"/> does not show this caller.</summary>
    public static async Task<Results<Ok<TView>, NotFound>> OneAsync<T, TView>(
        this IQueryable<T> source, Guid id, Func<T, TView> view, CancellationToken cancellationToken)
        where T : class, IAggregate =>
        await source.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } found
            ? TypedResults.Ok(view(found))
            : TypedResults.NotFound();
}
