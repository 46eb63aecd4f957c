using Applications.Forms;
using Contracts.Applications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Intake;

/// <summary>County review (R88) up to its return, and the experts' examination up to the ranking (R89).</summary>
internal sealed partial class Application
{
    /// <summary>1 is best; those that stay equal share a rank.</summary>
    public int? Rank { get; private set; }

    /// <summary>0 to 100, four decimal places.</summary>
    public decimal? Score { get; private set; }

    public void TakeUpReview() => MoveTo(ApplicationStatus.CountyReview);

    /// <param name="until">The first instant at which the corrected form is too late, unless the call is open still.</param>
    public void Return(string reason, IReadOnlyList<MarkedField> fields, DateTimeOffset until, DateTimeOffset now)
    {
        MoveTo(ApplicationStatus.Returned, reason, now);
        CorrectionUntil = until;
        Corrections = Correction.Mark(Form, fields);
    }

    public void DoNotRecommend(string reason, DateTimeOffset now) => MoveTo(ApplicationStatus.NotRecommended, reason, now);

    /// <summary>A draft again: the seal is lifted, and what was submitted is known by its hash in the audit log only.</summary>
    public void Reopen()
    {
        MoveTo(ApplicationStatus.Draft);
        (FormHash, SubmittedAt) = (null, null);
    }

    /// <summary>Experts examine it.</summary>
    public void BeginEvaluation() => MoveTo(ApplicationStatus.UnderEvaluation);

    public void CompleteEvaluation() => MoveTo(ApplicationStatus.Evaluated);

    /// <summary>Takes its place in the ranking, or a new place in a later one.</summary>
    public void PutInOrder(int rank, decimal score)
    {
        if (Status is ApplicationStatus.Ranked or ApplicationStatus.Reserve)
        {
            Revision++;
        }
        else
        {
            MoveTo(ApplicationStatus.Ranked);
        }

        (Rank, Score) = (rank, score);
    }

    private void MoveTo(ApplicationStatus next, string text, DateTimeOffset now)
    {
        MoveTo(next);
        Say(text, now);
    }
}
