using Funding.Awards.Agreements;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <content>The agreement with the builder: sent, sent anew until it is signed, and then binding.</content>
internal sealed partial class Award
{
    private readonly List<Agreement> _agreements = [];

    /// <summary>Every version that was sent.</summary>
    public IReadOnlyList<Agreement> Agreements => _agreements;

    public void SendAgreement(string documentNumber, string? sha256, string by, DateOnly on)
    {
        if (Status is AwardStatus.AgreementSent)
        {
            Revision++; // another version, before anybody has signed
        }
        else
        {
            MoveTo(AwardStatus.AgreementSent);
        }

        _agreements.Add(new(_agreements.Count + 1, documentNumber, sha256, by, on));
        AgreementNumber = documentNumber;
    }

    /// <param name="version">The version that the builder has read; none for whichever is the latest.</param>
    public void Sign(int? version, string by, DateOnly on)
    {
        Require(
            version is null || version == _agreements.Count, "agreement-superseded",
            $"Version {_agreements.Count} of the agreement has taken its place: read that one, then sign it.");
        MoveTo(AwardStatus.Signed);
        SignedBy = by;
        _agreements.Find(a => a.Version == _agreements.Count)?.Sign(by, on); // none for one that was sent before versions were kept
    }
}
