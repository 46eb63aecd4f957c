using Contracts;
using ServiceDefaults.Http;

namespace Registry.Changes;

/// <summary>A request of a base's builder as callers see it. Whether a new account is named is shown, the account is not.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Builder">The new builder.</param>
/// <param name="NamesPayee">Whether it says who is paid from then on.</param>
/// <param name="Until">The wished last day of the renewed title; once approved, the one that was given.</param>
/// <param name="DocumentNumber">The document that approves it (文号).</param>
public sealed record ChangeView(
    Guid Id, long Revision, ChangeStatus Status, Guid BaseId, ChangeKind Kind, string Reason, string? Name, Party? Builder, bool NamesPayee,
    DateOnly? Until, DateOnly RequestedOn, DateOnly? DecidedOn, string? DocumentNumber, string? RefusedFor) : IVersioned
{
    internal static ChangeView Of(ChangeRequest c) => new(
        c.Id, c.Revision, c.Status, c.BaseId, c.Kind, c.Reason, c.Name, c.Builder, c.Payee is not null, c.Until, c.RequestedOn, c.DecidedOn,
        c.DocumentNumber, c.RefusedFor);
}
