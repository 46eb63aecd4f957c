using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Sources;

internal static class RegisterSource
{
    /// <param name="Code">Short and stable, such as <c>sc-2018</c>.</param>
    /// <param name="Basis">The document that founded it (设立依据文号).</param>
    public sealed record Request(
        [property: Required, RegularExpression("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"), Text(40)] string Code,
        [property: Required, Text(100)] string Name,
        SourceType Type,
        [property: Required, MinLength(1), Items(3)] IReadOnlyList<Instrument> Instruments,
        [property: Required, Text(100)] string Basis);

    public static async Task<Created<SourceView>> Handle(Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        Require(
            !await db.FundSources.AnyAsync(s => s.Code == request.Code || s.Name == request.Name, cancellationToken), "source-exists",
            "A fund source has this code or this name already: use that one.");
        var source = new FundSource(request.Code, request.Name, request.Type, request.Instruments, request.Basis, caller.Subject);
        db.FundSources.Add(source);
        db.Record(source, "source-registered", to: source.Stage, reason: request.Basis);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"fund-sources/{source.Id}", SourceView.Of(source));
    }
}
