using Calendar;
using Funding.Data;
using Funding.Reconciliations.Daily;
using Funding.Reconciliations.Discrepancies;
using Funding.Reconciliations.Statements;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Funding.Reconciliations;

/// <summary>One run against one day's statement.</summary>
/// <param name="Matched">Payments that this run has reconciled.</param>
public sealed record ReconciliationView(
    Guid Id, long Revision, DateOnly StatementDate, int Lines, int Matched, IReadOnlyList<DifferenceView> Differences) : IVersioned
{
    internal static ReconciliationView Of(Reconciliation r) => new(
        r.Id, r.Revision, r.StatementDate, r.Lines, r.Matched,
        [.. r.Differences.Select(d => new DifferenceView(d.Kind, d.EndToEndId, d.PaymentId, MoneyAmount.OfFen(d.ExpectedFen), MoneyAmount.OfFen(d.FoundFen)))]);
}

/// <param name="Expected">By our books; none where they know nothing.</param>
/// <param name="Found">By the statement; none where it has nothing.</param>
public sealed record DifferenceView(DifferenceKind Kind, string EndToEndId, Guid? PaymentId, MoneyAmount? Expected, MoneyAmount? Found);

internal static class ReconciliationEndpoints
{
    public static void AddReconciliations(this IServiceCollection services) => services
        .AddScoped<StatementRun>().AddScoped<StatementBook>().AddScoped<StatementMatch>().AddScoped<DayBook>()
        .AddScoped<DiscrepancyDesk>().AddScoped<DecideDiscrepancy>().AddScoped<IDueHandler, RaiseDiscrepancy>();

    public static void MapReconciliations(this IEndpointRouteBuilder app)
    {
        var reconciliations = app.MapApi("/reconciliations", "Reconciliations");
        reconciliations.MapGet("/", List).RequireAuthorization(Authorization.ReadAccounts).WithSummary("Reconciliations, oldest first.");
        reconciliations.MapGet("/{id:guid}", One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One reconciliation.");
        reconciliations.MapPost("/", Reconcile.Handle).RequireAuthorization(Authorization.Manage)
            .WithSummary("Compares our books with one day's statement; by an officer without a part in its payments.");
        reconciliations.MapGet("/days", ReadDays.List).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("The daily reports of a span: sent, accepted, paid, returned, unknown, unmatched, to the fen.");
        reconciliations.MapGet("/days/export", ReadDays.Export).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("The same as a spreadsheet: xlsx, or csv.");
        app.MapDiscrepancies();
    }

    private static void MapDiscrepancies(this IEndpointRouteBuilder app)
    {
        var discrepancies = app.MapApi("/discrepancies", "Discrepancies");
        discrepancies.MapGet("/", ReadDiscrepancies.List).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("What statements and books differ in, oldest first; by status and day.");
        discrepancies.MapGet("/{id:guid}", ReadDiscrepancies.One).RequireAuthorization(Authorization.ReadAccounts).WithSummary("One discrepancy.");
        discrepancies.MapGet("/{id:guid}/candidates", ReadDiscrepancies.CandidatesOf).RequireAuthorization(Authorization.ReadAccounts)
            .WithSummary("Payments of an unknown line's amount that no line has settled.");
        discrepancies.MapPost("/{id:guid}/take", WorkDiscrepancy.Take).RequireAuthorization(Authorization.Manage)
            .WithSummary("An officer looks into a discrepancy.");
        discrepancies.MapPost("/{id:guid}/resolution", WorkDiscrepancy.Propose).RequireAuthorization(Authorization.Manage)
            .WithSummary("Proposes what it is; an unknown line may be matched with a payment by hand.");
        discrepancies.MapPost("/{id:guid}/approve", DecideDiscrepancy.Approve).RequireAuthorization(Authorization.Approve)
            .WithSummary("Approves the proposal; another person, and for a match none with a part in the payment.");
        discrepancies.MapPost("/{id:guid}/return", DecideDiscrepancy.Return).RequireAuthorization(Authorization.Approve)
            .WithSummary("Wants the discrepancy looked into again.");
    }

    private static Task<Page<ReconciliationView>> List([AsParameters] PageRequest page, FundingDb db, CancellationToken cancellationToken) =>
        db.Reconciliations.ToPageAsync(page, ReconciliationView.Of, cancellationToken);

    private static Task<Results<Ok<ReconciliationView>, NotFound>> One(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        db.Reconciliations.OneAsync(id, ReconciliationView.Of, cancellationToken);
}
