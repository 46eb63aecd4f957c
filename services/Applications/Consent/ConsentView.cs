using Applications.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Consent;

/// <summary>A list before the city government, or decided by it.</summary>
/// <param name="DocumentHash">SHA-256 of the document's canonical JSON (RFC 8785): the consent names it.</param>
/// <param name="DocumentNumber">The consent's (文号); none before it.</param>
public sealed record ConsentListView(
    Guid Id, long Revision, ConsentListStatus Status, Guid CallId, int Number, DateTimeOffset SubmittedAt, string DocumentHash,
    ConsentDocument Document, string? DocumentNumber, DateOnly? DecidedOn, IReadOnlyList<ConsentRefusal> Refused) : IVersioned
{
    internal static ConsentListView Of(ConsentList c) => new(
        c.Id, c.Revision, c.Status, c.CallId, c.Number, c.SubmittedAt, c.DocumentHash, c.Read(), c.DocumentNumber, c.DecidedOn, c.Refused);
}

internal static class ConsentEndpoints
{
    public static void MapConsentLists(this IEndpointRouteBuilder app)
    {
        var lists = app.MapApi("/consent-lists", "Consent");
        lists.MapGet("/", List).RequireAuthorization(Authorization.ReadDecisions).WithSummary("Lists that were put before the city government, oldest first.");
        lists.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadDecisions).WithSummary("One such list.");
        lists.MapPost("/{id:guid}/consent", GiveConsent.Handle).RequireAuthorization(Authorization.GiveConsent)
            .WithSummary("The city government consents to exactly this list, or refuses some of it (R90); the registry registers the rest.");
    }

    private static Task<Page<ConsentListView>> List(
        [AsParameters] PageRequest page, Guid? callId, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.ConsentLists.Where(c => callId == null || c.CallId == callId).ToPageAsync(page, ConsentListView.Of, cancellationToken);

    private static Task<Results<Ok<ConsentListView>, NotFound>> One(Guid id, ApplicationsDb db, CancellationToken cancellationToken) =>
        db.ConsentLists.OneAsync(id, ConsentListView.Of, cancellationToken);
}
