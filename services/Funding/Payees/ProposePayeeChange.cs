using System.ComponentModel.DataAnnotations;
using Contracts;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payees;

internal static class ProposePayeeChange
{
    /// <param name="Payee">Copied from the builder's letter; it must be the one that the registry names by now.</param>
    /// <param name="DocumentNumber">The letter's number (文号).</param>
    public sealed record Request(
        Guid BaseId, [property: Required] PayeeRequest Payee, [property: Required, Text(100)] string DocumentNumber, [property: Required, Text(2_000)] string Reason);

    public sealed record PayeeRequest(
        [property: Required, Text(200)] string Name,
        [property: Required, CreditCode] string CreditCode,
        [property: Required, Text(34)] string AccountNumber,
        [property: Required, Text(35)] string BankCode);

    public static async Task<Created<PayeeChangeView>> Handle(Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        Require(
            await db.FundAccounts.AnyAsync(a => a.BaseId == request.BaseId && a.OpenedAt != null, cancellationToken),
            "base-unknown", "No registered base has this id: choose one of the fund accounts.");
        await db.LockBaseAsync(request.BaseId, cancellationToken);
        var account = await db.AccountOfAsync(request.BaseId, cancellationToken);
        var payee = new Payee(request.Payee.Name, request.Payee.CreditCode, request.Payee.AccountNumber, request.Payee.BankCode);
        Require(payee != account.PayeeOfRecord, "payee-unchanged", "The base is paid on this account already.");
        Require(payee == account.Payee, "payee-differs", "The registry names another account: read it again, or have it corrected there first.");
        Require(
            !await db.PayeeChanges.AnyAsync(c => c.BaseId == request.BaseId && (c.Status == PayeeChangeStatus.Proposed || c.Status == PayeeChangeStatus.CoolingOff), cancellationToken),
            "payee-change-open", "This base has a change of account under way: decline it first, or wait until it is in force.");

        var change = new PayeeChange(request.BaseId, payee, request.DocumentNumber, request.Reason, caller.Subject);
        db.PayeeChanges.Add(change);
        db.Record(change, "payee-change-proposed", to: change.Stage, reason: request.Reason, data: new { change.BaseId, change.DocumentNumber });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"payee-changes/{change.Id}", PayeeChangeView.Of(change));
    }
}
