using Applications.Data;
using Microsoft.EntityFrameworkCore;

namespace Applications.Examinations;

/// <summary>The first message about an examination makes it known, whichever it is.</summary>
internal static class ExaminationQueries
{
    public static async Task<Examination> ExpectExaminationAsync(
        this ApplicationsDb db, Guid id, Guid applicationId, CancellationToken cancellationToken)
    {
        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (examination is null)
        {
            examination = new(id, applicationId);
            db.Examinations.Add(examination);
        }

        return examination;
    }
}
