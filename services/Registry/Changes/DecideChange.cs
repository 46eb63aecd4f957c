using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Contracts.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using Registry.Cycles;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Changes;

/// <summary>The commission approves, and the base is changed with it: one commit, one revision.</summary>
internal static class ApproveChange
{
    /// <param name="DocumentNumber">The document that approves it (文号).</param>
    /// <param name="Until">For a renewal: another last day than the wished one.</param>
    /// <param name="DecidedOn">The day of that document, from which the change holds; today unless said.</param>
    public sealed record Request([property: Required, Text(100)] string DocumentNumber, DateOnly? Until = null, DateOnly? DecidedOn = null);

    public static Task<Results<Ok<ChangeView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, ChangeProcedure changes, BaseProcedure bases, RegistryDb db, Caller caller,
        BusinessClock clock, CancellationToken cancellationToken) =>
        changes.StepAsync(
            id, ifMatch, "change-approved", request.DocumentNumber, async (asked, changed) =>
            {
                var today = clock.Today;
                asked.Approve(request.DocumentNumber, request.Until, caller.Subject, today);
                await bases.WriteAsync(
                    changed, WhatOf(asked.Kind), $"{request.DocumentNumber}: {asked.Reason}",
                    b => Task.FromResult<IEvent?>(Carry(asked, b, today, request.DecidedOn ?? today)), cancellationToken, request.DecidedOn);
                if (!changed.IsEntitled)
                {
                    await db.DropFromCycleAsync(changed.Id, today, cancellationToken);
                }
            }, cancellationToken);

    private static TitleGivenUp? Carry(ChangeRequest asked, Base b, DateOnly today, DateOnly day)
    {
        switch (asked.Kind)
        {
            case ChangeKind.Name:
                b.Rename(asked.Name!);
                return null;
            case ChangeKind.Builder:
                b.HandOver(asked.Builder!, asked.Payee);
                return null;
            case ChangeKind.Renewal:
                b.Renew(asked.DocumentNumber!, asked.Until!.Value, today);
                return null;
            case ChangeKind.Exit:
                return b.GiveUp(asked.DocumentNumber!, asked.Reason, day);
            case ChangeKind.Payee:
                b.PayTo(asked.Payee!);
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(asked));
        }
    }

    private static string WhatOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Name => "renamed",
        ChangeKind.Builder => "handed-over",
        ChangeKind.Renewal => "title-renewed",
        ChangeKind.Exit => "title-given-up",
        ChangeKind.Payee => "payee-changed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

internal static class RefuseChange
{
    public static Task<Results<Ok<ChangeView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, ChangeProcedure changes, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken) =>
        changes.StepAsync(
            id, ifMatch, "change-refused", request.Reason, asked => asked.Refuse(request.Reason, caller.Subject, clock.Today), cancellationToken);
}

internal static class WithdrawChange
{
    public static Task<Results<Ok<ChangeView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ChangeProcedure changes, CancellationToken cancellationToken) =>
        changes.StepAsync(id, ifMatch, "change-withdrawn", reason: null, asked => asked.Withdraw(), cancellationToken);
}
