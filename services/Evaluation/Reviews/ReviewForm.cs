using Contracts;
using Contracts.Applications;
using Evaluation.Examinations;

namespace Evaluation.Reviews;

/// <summary>The sealed form of the application, as one reader sees it.</summary>
/// <param name="Area">None in a blind review.</param>
/// <param name="FormHash">SHA-256, in hexadecimal, of the form's canonical JSON.</param>
/// <param name="Parties">Every organisation that takes part: whoever is bound to one of them declares a conflict. None are named in a blind review.</param>
/// <param name="Evidence">The files that were handed in; their content is read in Applications.</param>
public sealed record ReviewForm(
    string? Area, string FormHash, IReadOnlyList<Party> Parties, IReadOnlyList<ItemAnswer> Answers, IReadOnlyList<EvidenceView> Evidence)
{
    internal static ReviewForm Of(Examination e) => new(e.Area, e.FormHash, e.Parties, e.Answers, [.. e.Materials.Select(m => EvidenceView.Of(m, m.FileName))]);

    /// <summary>Without what tells whose it is: names are hidden in what the applicant wrote, too.</summary>
    internal static ReviewForm BlindlyOf(Examination e)
    {
        return new(
            null, e.FormHash, [], [.. e.Answers.Select(a => a with { Statement = Hide(a.Statement, e) })],
            [.. e.Materials.Select(m => EvidenceView.Of(m, null))]);
    }

    /// <summary>What somebody wrote, for a blind reader.</summary>
    internal static string? Hide(string? text, Examination e) =>
        text is null ? null : BlindText.Of(text, [e.Name, .. e.Parties.SelectMany(party => new[] { party.Name, party.CreditCode })]);

    /// <summary>What experts call an application that they examine blindly.</summary>
    internal static string NameFor(Guid application) => $"匿名申请-{application.ToString("N")[^8..].ToUpperInvariant()}";
}

/// <summary>A file of the application.</summary>
/// <param name="Code">The required material of the call that it is; none for free evidence.</param>
/// <param name="FileName">None in a blind review.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the content, in hexadecimal.</param>
public sealed record EvidenceView(Guid MaterialId, string? Code, string? FileName, string MediaType, long Length, string Sha256)
{
    internal static EvidenceView Of(EvidenceMaterial m, string? fileName) => new(m.Id, m.Code, fileName, m.MediaType, m.Length, m.Sha256);
}
