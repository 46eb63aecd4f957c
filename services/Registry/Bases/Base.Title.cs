using Contracts;
using Contracts.Registry;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Bases;

/// <content>How its title is limited, renewed, suspended, lost and given back.</content>
internal sealed partial class Base
{
    /// <summary>Its title stands, or only rests.</summary>
    public bool IsEntitled => HoldsTitle || Title is TitleStatus.Suspended;

    /// <summary>The city waits for its reports: the province's bases are not the city's to manage (R94).</summary>
    public bool OwesReports => Level is BaseLevel.Municipal && IsEntitled;

    /// <summary>The term of the title is running, or has run out without anybody having said so yet.</summary>
    public bool HasTerm => TitleUntil is not null && IsEntitled;

    /// <summary>While a base rectifies its term does not end: nobody escapes a revocation by waiting.</summary>
    public bool IsToExpire(DateOnly today) => HasTerm && TitleUntil < today && Management is not ManagementStatus.Rectifying;

    public void LimitTitle(DateOnly until, DateOnly today)
    {
        Require(IsEntitled, "title-not-held", $"Only a title that is held has a term; this base's is {Title}.");
        RequireAhead(until, today);
        TitleUntil = until;
        Revision++;
    }

    /// <summary>Lengthens a term that is running; an expired title comes back by it.</summary>
    public void Renew(string documentNumber, DateOnly until, DateOnly today)
    {
        RequireAhead(until, today);
        RequireNoRectification();
        Require(
            TitleUntil is not { } ends || until > ends, "renewal-not-later",
            $"The title is held until {TitleUntil:yyyy-MM-dd}: a renewal goes on after that day.");
        if (!HoldsTitle)
        {
            MoveTitle(TitleStatus.Renewed);
        }

        (TitleUntil, RenewalDocument, TitleEndedOn) = (until, documentNumber, null);
        Revision++;
    }

    public TitleExpired Expire(DateOnly today)
    {
        LoseTitle(TitleStatus.Expired);
        TitleEndedOn = today;
        Revision++;
        return new(Id, Revision, TitleUntil!.Value, today);
    }

    public TitleGivenUp GiveUp(string documentNumber, string reason, DateOnly today)
    {
        RequireNoRectification();
        LoseTitle(TitleStatus.GivenUp);
        TitleEndedOn = today;
        Revision++;
        return new(Id, Revision, documentNumber, reason, today);
    }

    public void Suspend()
    {
        SettleTitle();
        MoveTitle(TitleStatus.Suspended);
        WithdrawPublicityUnless(false);
        Revision++;
    }

    public void Resume()
    {
        Require(Title is TitleStatus.Suspended, "title-wrong-state", $"Only a suspended title is resumed; this one is {Title}.");
        MoveTitle(TitleStatus.Held);
        Revision++;
    }

    /// <summary>The revocation is undone, and the bar that came with it.</summary>
    public TitleAnnulled AnnulRevocation(string documentNumber, string reason, DateOnly today)
    {
        Require(
            Title is not TitleStatus.Revoked || documentNumber != AnnulmentDocument, "document-number-used",
            "An earlier revocation of this base was annulled by a document of this number: name the one of this decision.");
        MoveTitle(TitleStatus.Annulled);
        (AnnulmentDocument, BarredUntil) = (documentNumber, null);
        Revision++;
        return new(Id, Revision, documentNumber, reason, today);
    }

    /// <summary>A title that came back is held like any other before it moves on.</summary>
    private void SettleTitle()
    {
        if (Title is TitleStatus.Renewed or TitleStatus.Annulled)
        {
            MoveTitle(TitleStatus.Held);
        }
    }

    /// <summary>A base without a title is managed and publicised no more.</summary>
    private void LoseTitle(TitleStatus next)
    {
        SettleTitle();
        MoveTitle(next);
        if (Management is not ManagementStatus.Regular)
        {
            MoveManagement(ManagementStatus.Regular);
        }

        WithdrawPublicityUnless(false);
    }

    private void RequireNoRectification() => Require(
        Management is not ManagementStatus.Rectifying, "rectification-live", "The base is rectifying: bring that to its end first.");

    private static void RequireAhead(DateOnly until, DateOnly today) =>
        Require(until >= today, "term-passed", $"The term would have ended before {today:yyyy-MM-dd}, which is today: name a later day.");
}
