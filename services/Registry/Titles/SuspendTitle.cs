using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Titles;

/// <summary>While its title rests a base counts no more and is paid nothing; its rectification and its term run on.</summary>
internal static class SuspendTitle
{
    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, BaseProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "title-suspended", request.Reason, b => b.Suspend(), cancellationToken);
}

internal static class ResumeTitle
{
    public static Task<Results<Ok<BaseView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, BaseProcedure procedure, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "title-resumed", request.Reason, b => b.Resume(), cancellationToken);
}
