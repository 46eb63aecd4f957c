using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using ServiceDefaults.Requests;
using Applications.Spreadsheets;
using Calendar;
using Evidence;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Lists.Import;

/// <summary>All rows of a county's spreadsheet, or none: a list that went out under one letter is not taken in part.</summary>
internal static class ImportRecommendations
{
    private const string BeforeRows = "before_rows";

    /// <param name="FileName">As the officer knows it.</param>
    /// <param name="Content">The file (xlsx, or CSV in UTF-8 or GB18030) in base64.</param>
    /// <param name="DryRun">Report every error, change nothing.</param>
    public sealed record Request(
        [property: Required, Text(200)] string FileName, [property: Required, MinLength(1), MaxLength(Sheet.MaxBytes)] byte[] Content, bool DryRun = false);

    /// <param name="ImportId">None for a dry run, and where there are errors.</param>
    /// <param name="TakenBefore">This file was taken already; nothing was done again.</param>
    /// <param name="Errors">Of all rows at once; none where the import was, or would be, done.</param>
    public sealed record View(Guid? ImportId, bool DryRun, bool TakenBefore, ImportOutcome Outcome, IReadOnlyList<RowError> Errors);

    public static async Task<View> Handle(
        Request request, ApplicationsDb db, ApplicationDesk desk, RecommendationSteps steps, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var area = caller.Area!; // else the policy has refused it
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Content));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({area + hash}, 0))", cancellationToken);
        var before = await db.RecommendationImports.AsNoTracking().SingleOrDefaultAsync(i => i.Area == area && i.FileHash == hash, cancellationToken);
        if (before is not null)
        {
            return new(before.Id, request.DryRun, TakenBefore: true, before.Outcome, []);
        }

        var (rows, wrong) = RecommendationSheet.Read(request.Content);
        Require(rows.Count + wrong.Count > 0, "spreadsheet-empty", "No row below the headings says anything: fill the sheet in.");
        var transaction = db.Database.CurrentTransaction!; // every POST runs in its own
        await transaction.CreateSavepointAsync(BeforeRows, cancellationToken);
        var refused = await TakeAsync(rows, desk, steps, cancellationToken);
        RowError[] errors = [.. wrong.Concat(refused).OrderBy(e => e.Row)];
        if (request.DryRun || errors.Length > 0)
        {
            await transaction.RollbackToSavepointAsync(BeforeRows, cancellationToken); // tried, and not done
            db.ChangeTracker.Clear();
            Require(
                request.DryRun, "import-has-errors",
                errors.Length == 0 ? "" : $"{errors.Length} things are wrong, such as row {errors[0].Row}, {errors[0].Column}: {errors[0].Detail} A dry run lists them all; nothing was taken.");
            return new(null, DryRun: true, TakenBefore: false, ImportOutcome.Of(rows), errors);
        }

        var import = new RecommendationImport(area, hash, request.FileName, ImportOutcome.Of(rows), clock.Now);
        db.RecommendationImports.Add(import);
        db.Record(import, "recommendations-imported", data: new { import.FileHash, import.Outcome });
        await db.SaveChangesAsync(cancellationToken);
        return new(import.Id, DryRun: false, TakenBefore: false, import.Outcome, []);
    }

    /// <summary>Every row's steps, as by hand; those that a rule refuses are told and not done.</summary>
    private static async Task<List<RowError>> TakeAsync(
        IReadOnlyList<RecommendationRow> rows, ApplicationDesk desk, RecommendationSteps steps, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(row => row.Number).ToList();
        var applications = await desk.InTheArea.Where(a => a.Number != null && numbers.Contains(a.Number)).ToDictionaryAsync(a => a.Number!, cancellationToken);
        var errors = new List<RowError>();
        foreach (var row in rows)
        {
            if (!applications.TryGetValue(row.Number, out var application))
            {
                errors.Add(new(row.Row, RecommendationSheet.Number, "not-found", "本县(区)没有此编号的申报 (your county has no application of this number)."));
            }
            else if (row.Revision is { } seen && seen != application.Revision)
            {
                errors.Add(new(row.Row, RecommendationSheet.Revision, "stale-revision", $"申报已更新为版本 {application.Revision},请重新核对 (it has changed: read it again, then decide again)."));
            }
            else
            {
                try
                {
                    await steps.TakeAsync(application, row, cancellationToken);
                }
                catch (RuleViolationException rule)
                {
                    errors.Add(new(row.Row, RecommendationSheet.Verdict, rule.Code, rule.Message));
                }
            }
        }

        return errors;
    }
}
