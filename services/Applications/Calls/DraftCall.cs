using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Applications.Calls;

internal static class DraftCall
{
    /// <param name="Kinds">The kinds of base that may apply, at least one.</param>
    /// <param name="ClosesAt">Exclusive, and after <paramref name="OpensAt"/>.</param>
    public sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 2)] string Title,
        [property: Range(2018, 2100)] int Year,
        [property: Required, MinLength(1), MaxLength(3)] IReadOnlyList<BaseKind> Kinds,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (ClosesAt <= OpensAt)
            {
                yield return new("The call must close after it opens.", [nameof(ClosesAt)]);
            }
        }
    }

    public static async Task<Created<CallView>> Handle(Request request, ApplicationsDb db, CancellationToken cancellationToken)
    {
        var call = new Call(
            request.Title, request.Year, request.Kinds, request.OpensAt.ToUniversalTime(), request.ClosesAt.ToUniversalTime());
        db.Calls.Add(call);
        db.Record(call, "call-drafted", to: nameof(CallStatus.Draft));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"calls/{call.Id}", CallView.Of(call));
    }
}
