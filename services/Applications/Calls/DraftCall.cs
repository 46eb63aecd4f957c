using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Requests;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Applications.Calls;

internal static class DraftCall
{
    /// <param name="Kinds">The kinds of base that may apply, at least one.</param>
    /// <param name="ClosesAt">Exclusive, and after <paramref name="OpensAt"/>.</param>
    /// <param name="Rules">What the policy leaves to the call; whatever is not given has the platform's default.</param>
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 2), Text(200)] string Title,
        [property: Range(2018, 2100)] int Year,
        [property: Required, MinLength(1), MaxLength(3)] IReadOnlyList<BaseKind> Kinds,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt,
        RulesRequest? Rules = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (ClosesAt <= OpensAt)
            {
                yield return new("The call must close after it opens.", [nameof(ClosesAt)]);
            }
        }
    }

    /// <inheritdoc cref="CallRules"/>
    public sealed record RulesRequest(
        [property: Range(0, 60)] int? NoticeWorkingDays = null,
        [property: Range(1, 15)] int? ExpertsPerApplication = null,
        ReferenceScope? ResearchReference = null,
        [property: Items(3)] IReadOnlyList<KindPlaces>? Places = null,
        [property: Range(0, 100)] int? Reserves = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Places?.OfType<KindPlaces>().GroupBy(p => p.Kind).Any(kind => kind.Count() > 1) == true)
            {
                yield return new("Name each kind once.", [nameof(Places)]);
            }
        }

        internal CallRules ToRules() => new(
            NoticeWorkingDays ?? CallRules.Default.NoticeWorkingDays, ExpertsPerApplication ?? CallRules.Default.ExpertsPerApplication,
            ResearchReference ?? CallRules.Default.ResearchReference, Places ?? [], Reserves ?? CallRules.Default.Reserves);
    }

    public static async Task<Created<CallView>> Handle(Request request, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var call = new Call(
            request.Title, request.Year, request.Kinds, request.OpensAt.ToUniversalTime(), request.ClosesAt.ToUniversalTime(),
            request.Rules?.ToRules());
        db.Calls.Add(call);
        db.Record(call, "call-drafted", to: nameof(CallStatus.Draft));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"calls/{call.Id}", CallView.Of(call));
    }
}
