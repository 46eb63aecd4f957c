using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Experts;

/// <summary>The commission and auditors read the whole pool; experts read themselves, and nobody else is there for them.</summary>
internal static class ReadExperts
{
    /// <param name="Expertise">A dimension of the criteria or an industry that the expert knows.</param>
    /// <param name="Area">Code of the expert's county or zone.</param>
    /// <param name="Institution">Credit code of the home institution.</param>
    public sealed record Filter(
        bool? Retired = null, [property: Text(50)] string? Expertise = null, [property: RegularExpression(AreaCode.Pattern)] string? Area = null,
        [property: CreditCode] string? Institution = null);

    public static Task<Page<ExpertView>> List(
        [AsParameters] PageRequest page, [AsParameters] Filter filter, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Experts.VisibleTo(caller)
            .Where(e => filter.Retired == null || (e.Status == ExpertStatus.Retired) == filter.Retired)
            .Where(e => filter.Expertise == null || e.Expertise.Contains(filter.Expertise))
            .Where(e => filter.Area == null || e.Area == filter.Area)
            .Where(e => filter.Institution == null || e.Institution == filter.Institution)
            .ToPageAsync(page, ExpertView.Of, cancellationToken);

    public static Task<Results<Ok<ExpertView>, NotFound>> One(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Experts.VisibleTo(caller).OneAsync(id, ExpertView.Of, cancellationToken);

    public static async Task<Results<Ok<ExpertHistory>, NotFound>> History(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        if (!await db.Experts.VisibleTo(caller).AnyAsync(e => e.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var rows = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.AggregateType == nameof(Expert) && a.AggregateId == id)
            .OrderBy(a => a.Seq).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ExpertHistory([
            .. rows.Select(a => new ExpertChange(
                a.Version, a.Action, a.Actor, a.BusinessAt, a.Reason, a.Data is null ? null : JsonNode.Parse(a.Data))),
        ]));
    }

    public static IQueryable<Expert> VisibleTo(this IQueryable<Expert> experts, Caller caller) =>
        caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor) ? experts : experts.Where(e => e.Subject == caller.Subject);

    /// <summary>For a change: the commission changes all, an expert only the own entry.</summary>
    public static Task<Expert?> FindOwnAsync(this IQueryable<Expert> experts, Guid id, Caller caller, CancellationToken cancellationToken) =>
        experts.Where(e => e.Id == id && (caller.Is(Role.DrcOfficer) || e.Subject == caller.Subject)).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>Every change of an entry, oldest first.</summary>
public sealed record ExpertHistory(IReadOnlyList<ExpertChange> Changes);

/// <param name="Actor">Who made it.</param>
/// <param name="Entry">The whole entry after it.</param>
public sealed record ExpertChange(long Revision, string Action, string Actor, DateTimeOffset At, string? Reason, JsonNode? Entry);
