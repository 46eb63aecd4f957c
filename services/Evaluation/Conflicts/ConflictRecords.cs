using Evaluation.Conflicts.Declarations;
using Evaluation.Conflicts.Findings;
using Evaluation.Conflicts.Recusals;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Conflicts;

/// <summary>Reads what was declared, requested and found: experts their own declarations, applicants their own requests, the commission and auditors all.</summary>
internal static class ConflictRecords
{
    public static Task<Page<ConflictDeclarationView>> Declarations(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        DeclarationsFor(db, caller).ToPageAsync(page, ConflictDeclarationView.Of, cancellationToken);

    public static Task<Results<Ok<ConflictDeclarationView>, NotFound>> Declaration(
        Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        DeclarationsFor(db, caller).OneAsync(id, ConflictDeclarationView.Of, cancellationToken);

    public static Task<Page<RecusalView>> Recusals(
        [AsParameters] PageRequest page, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        RecusalsFor(db, caller).ToPageAsync(page, r => RecusalView.For(r, caller), cancellationToken);

    public static Task<Results<Ok<RecusalView>, NotFound>> Recusal(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken) =>
        RecusalsFor(db, caller).OneAsync(id, r => RecusalView.For(r, caller), cancellationToken);

    public static Task<Page<ConflictFindingView>> Findings([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.ConflictFindings.ToPageAsync(page, ConflictFindingView.Of, cancellationToken);

    private static bool IsOffice(Caller caller) => caller.Is(Role.DrcOfficer) || caller.Is(Role.Auditor);

    private static IQueryable<ConflictDeclaration> DeclarationsFor(EvaluationDb db, Caller caller) =>
        IsOffice(caller) ? db.ConflictDeclarations : db.ConflictDeclarations.Where(d => d.Expert == caller.Subject);

    private static IQueryable<Recusal> RecusalsFor(EvaluationDb db, Caller caller) =>
        IsOffice(caller) ? db.Recusals : db.Recusals.Where(r => r.Organisation != null && r.Organisation == caller.Organisation);
}

/// <summary>A conflict that came to light while an expert served.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record ConflictFindingView(
    Guid Id, long Revision, Guid ReviewId, Guid ApplicationId, string Expert, ConflictKind Kind, string Reason, FindingOutcome Outcome) : IVersioned
{
    internal static ConflictFindingView Of(ConflictFinding f) =>
        new(f.Id, f.Revision, f.ReviewId, f.ApplicationId, f.Expert, f.Kind, f.Reason, f.Outcome);
}
