using Contracts;
using Contracts.Registry;
using Registry.Rectifications;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <content>What the dynamic management does with it.</content>
internal sealed partial class Base
{
    public void EnterEvaluation()
    {
        Manage(ManagementStatus.UnderEvaluation);
        Revision++;
    }

    public BaseGraded GiveGrade(Guid cycleId, Grade grade, DateOnly on, decimal score)
    {
        (LatestGrade, GradedInCycle, GradedOn) = (grade, cycleId, on);
        WithdrawPublicityUnless(grade is Grade.Outstanding);
        if (Management is ManagementStatus.UnderEvaluation)
        {
            MoveManagement(ManagementStatus.Regular);
        }

        Revision++;
        return new(Id, Revision, cycleId, grade, on, score);
    }

    /// <summary>Slow progress at any time, poor performance after a poor evaluation only (R83).</summary>
    public void OrderToRectify(RectificationGround ground)
    {
        Require(
            Level is BaseLevel.Municipal, "base-not-municipal", "The city manages its own bases only: this one holds the province's title.");
        Require(HoldsTitle, "title-not-held", $"Only a base that holds its title is ordered to rectify; this one's is {Title}.");
        Require(
            ground is not RectificationGround.PoorPerformance || LatestGrade is Grade.Poor, "grade-not-poor",
            "The base's latest grade is not poor: name slow progress as the ground, or wait for its evaluation.");
        Manage(ManagementStatus.Rectifying);
        WithdrawPublicityUnless(false);
        Revision++;
    }

    public void EndRectification()
    {
        MoveManagement(ManagementStatus.Regular);
        Revision++;
    }

    /// <summary>The rectification ends with it: a base without a title is no longer managed.</summary>
    public TitleRevoked Revoke(string documentNumber, string reason, DateOnly on, DateOnly? barredUntil = null)
    {
        LoseTitle(TitleStatus.Revoked);
        (RevocationDocument, RevokedOn, BarredUntil) = (documentNumber, on, barredUntil);
        Revision++;
        return new(Id, Revision, documentNumber, reason, on, barredUntil);
    }

    /// <summary>What is outstanding of it is told to all: its strengths, its results, and what others can learn from it (R82).</summary>
    public void Publicise(string text, DateOnly on)
    {
        Require(
            HoldsTitle && LatestGrade is Grade.Outstanding && Management is not ManagementStatus.Rectifying, "grade-not-outstanding",
            "Only a base that holds its title, does not rectify and whose latest grade is outstanding is publicised (R82).");
        (Publicity, PublicisedOn) = (text, on);
        Revision++;
    }

    /// <summary>A title that came back is Held like any other once the base is managed again: the database keeps no other one managed.</summary>
    private void Manage(ManagementStatus next)
    {
        SettleTitle();
        MoveManagement(next);
    }

    private void WithdrawPublicityUnless(bool earned) => (Publicity, PublicisedOn) = earned ? (Publicity, PublicisedOn) : (null, null);
}
