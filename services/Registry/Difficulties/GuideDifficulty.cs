using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Difficulties;

/// <summary>What the commission does beside assigning: more time, a higher level, an end.</summary>
internal static class GuideDifficulty
{
    /// <param name="DueOn">The new last day for the answer, after the one of now.</param>
    public sealed record ExtendRequest(DateOnly DueOn, [property: Required, Text(2_000)] string Reason);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Extend(
        Guid id, IfMatch ifMatch, ExtendRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(
            desk.All, id, ifMatch, "difficulty-extended", request.Reason, d =>
            {
                d.Extend(request.DueOn, request.Reason, desk.Terms.Today);
                DueDate.RequireAhead(request.DueOn, desk.Terms.Today);
            }, cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Escalate(
        Guid id, IfMatch ifMatch, ReasonRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "difficulty-escalated", request.Reason, d => d.Escalate(request.Reason, desk.Terms.Today), cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Dismiss(
        Guid id, IfMatch ifMatch, ReasonRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "difficulty-dismissed", request.Reason, d => d.Dismiss(request.Reason, desk.Terms.Today), cancellationToken);

    public static Task<Results<Ok<DifficultyView>, NotFound>> Close(
        Guid id, IfMatch ifMatch, ReasonRequest request, DifficultyDesk desk, CancellationToken cancellationToken) =>
        desk.StepAsync(desk.All, id, ifMatch, "difficulty-closed", request.Reason, d => d.Close(request.Reason, desk.Terms.Today), cancellationToken);
}
