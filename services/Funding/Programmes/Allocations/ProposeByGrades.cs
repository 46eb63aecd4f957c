using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;

namespace Funding.Programmes.Allocations;

/// <summary>After a grade, or a programme's publication: its draft follows by itself, one programme after another and away from the bases' locks.</summary>
internal sealed class ProposeByGrades(FundingDb db, AllocationDesk desk, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "allocation-by-grades";
    private const string System = "system";
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(2);

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM funding_programme WHERE id = {subjectId} FOR UPDATE", cancellationToken);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == subjectId, cancellationToken);
        if (programme.Status is not ProgrammeStatus.Published)
        {
            return;
        }

        var draft = await db.Allocations.Where(a => a.ProgrammeId == subjectId && a.Status == AllocationStatus.Draft).Select(a => (Guid?)a.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (draft is { } busy && !await desk.TryLockAsync(busy, cancellationToken))
        {
            await db.ScheduleAsync(DueKind, subjectId, clock.Now + Later, cancellationToken); // who has it may wait for a base, whose grade waits for this row
            return;
        }

        var allocation = draft is { } id ? await db.Allocations.SingleAsync(a => a.Id == id, cancellationToken) : new Allocation(programme, System);
        if (allocation.Status is not AllocationStatus.Draft)
        {
            return; // reserved meanwhile: the next grade begins another
        }

        await desk.ComputeAsync(allocation, programme, new Dictionary<Guid, LineFacts>(), cancellationToken);
        if (draft is not null)
        {
            db.Record(allocation, "allocation-computed", data: new { allocation.GrantedFen });
        }
        else if (allocation.GrantedFen > 0)
        {
            db.Allocations.Add(allocation);
            db.Record(allocation, "allocation-drafted", to: allocation.Stage, data: new { allocation.ProgrammeId, allocation.GrantedFen });
        }
    }

    /// <summary>Only from a message's unit of work; a due row that is under way makes it wait for its end.</summary>
    public static async Task AskAsync(FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var programmes = await db.Programmes.Where(p => p.Status == ProgrammeStatus.Published).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        foreach (var programme in programmes)
        {
            await db.ScheduleAsync(DueKind, programme, clock.Now, cancellationToken);
        }
    }
}
