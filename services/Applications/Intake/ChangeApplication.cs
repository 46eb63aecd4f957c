using System.ComponentModel.DataAnnotations;
using Applications.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Intake;

internal static class ChangeApplication
{
    /// <summary>The whole form: what is not given is removed.</summary>
    /// <inheritdoc cref="DraftApplication.Request"/>
    public sealed record Request(
        [property: Required, Text(Words.MaxName)] string Name,
        [property: Required, RegularExpression(AreaCode.Pattern)] string Area,
        [property: Required, Text(Words.MaxName)] string ApplicantName,
        PartyRequest? Carrier = null,
        PayeeRequest? Payee = null,
        [property: Items(20)] IReadOnlyList<PartyRequest>? Partners = null,
        [property: Items(200)] IReadOnlyList<AnswerRequest>? Answers = null,
        [property: Items(50)] IReadOnlyList<TargetRequest>? Targets = null)
    {
        internal ApplicationForm ToForm() => new(
            Name, Area, ApplicantName, Carrier?.ToParty(), Payee?.ToPayee(), [.. (Partners ?? []).Select(p => p.ToParty())],
            [.. (Answers ?? []).Select(a => a.ToAnswer())], [.. (Targets ?? []).Select(t => t.ToTarget())]);
    }

    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationDesk desk, CancellationToken cancellationToken) =>
        desk.TakeAsync(desk.Own, id, ifMatch, Step.Quiet("application-changed", a => a.Change(request.ToForm())), cancellationToken);
}
