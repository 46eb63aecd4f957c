using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Lists;

/// <summary>A page of what the caller may read: one statement, and the same cost wherever the page lies.</summary>
internal static class ListApplications
{
    public sealed record PageOf
    {
        [Range(1, PageRequest.MaxLimit)]
        [DefaultValue(50)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the page before, of the same filter and sort.</summary>
        public ListCursor? After { get; init; }
    }

    /// <param name="Next">Continues after the last row; none at the end.</param>
    public sealed record View(IReadOnlyList<ApplicationRow> Items, string? Next);

    public static async Task<Results<Ok<View>, ProblemHttpResult>> Handle(
        [AsParameters] ListFilter filter, [AsParameters] PageOf page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (filter.LacksItsCall)
        {
            return CallMissing();
        }

        var sort = ListSort.Of(filter.Sort);
        var size = page.Limit ?? 50;
        var rows = await Rows(sort.Apply(filter.Narrow(db.ReadableBy(caller), db), page.After).Take(size + 1), db).ToListAsync(cancellationToken);
        var more = rows.Count > size;
        IReadOnlyList<ApplicationRow> items = more ? rows[..size] : rows;
        return TypedResults.Ok(new View(items, more ? sort.CursorAt(items[^1]).ToString() : null));
    }

    internal static ProblemHttpResult CallMissing() => TypedResults.Problem(ValidationProblems.Unprocessable(
        [new("/call", "Score and rank compare applications of one call: give the call, or another sort.")]));

    /// <summary>Columns alone: a form is thousands of characters that no list shows.</summary>
    private static IQueryable<ApplicationRow> Rows(IQueryable<Application> applications, ApplicationsDb db) => applications.AsNoTracking()
        .Select(a => new ApplicationRow(
            a.Id, a.Revision, a.Status, a.CallId, a.Kind, a.Name, a.Area,
            new(db.ApplicationListings.Where(l => l.ApplicationId == a.Id).Select(l => l.ApplicantName).First(), a.ApplicantCode),
            a.SubmittedAt, a.Rank, a.Score, a.NoticeEndsAt, a.RecognitionId, a.Number));
}
