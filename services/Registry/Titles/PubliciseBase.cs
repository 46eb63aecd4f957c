using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Titles;

internal static class PubliciseBase
{
    /// <param name="Text">Its strengths (特色), its results (成效), and what others can learn from it (示范带动): published word for word.</param>
    public sealed record Request([property: Required, Text(5_000)] string Text);

    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, BaseProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "publicised", reason: null, b => b.Publicise(request.Text, clock.Today), cancellationToken);
}
