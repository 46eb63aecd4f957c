using System.ComponentModel.DataAnnotations;
using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.UseOfFunds.Audits;

/// <summary>The auditor writes down what was found; the builder has some working days to answer.</summary>
internal static class ReportFindings
{
    /// <param name="Findings">Empty where nothing is objected to.</param>
    public sealed record Request(
        [property: Required, Text(10_000)] string Opinion, [property: Required, Items(100)] IReadOnlyList<FindingRequest> Findings);

    /// <param name="Amount">None for a finding of management, and wanted for any other.</param>
    /// <param name="Reference">Where it is proved.</param>
    public sealed record FindingRequest(
        FindingKind Kind, [property: Required, Text(2_000)] string Text, [property: Required, Text(500)] string Reference, MoneyAmount? Amount = null)
        : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Kind is FindingKind.Management == Amount is not null)
            {
                yield return new("Money is at stake in every finding but one of management: name the amount.", [nameof(Amount)]);
            }
        }
    }

    public static async Task<Results<Ok<FundsAuditView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, WorkingCalendar calendar,
        IOptions<FundingOptions> options, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.FundsAudits, id, ifMatch,
            new("funds-audit-reported", null, audit => audit.Report(
                request.Opinion, request.Findings.Select((f, at) => new Finding(at + 1, f.Kind, f.Amount?.Fen, f.Text, f.Reference)), caller.Subject,
                calendar.AddWorkingDays(clock.Today, options.Value.AuditAnswerWorkingDays))) { Data = audit => new { Findings = audit.Findings.Count } },
            FundsAuditView.Of, cancellationToken);
}
