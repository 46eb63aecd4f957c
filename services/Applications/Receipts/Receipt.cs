using System.Security.Cryptography;
using Contracts;
using Evidence;

namespace Applications.Receipts;

/// <summary>
/// What an applicant was given for a submission (受理回执): signed, so that it proves what was handed in and when. It is written in the
/// submission's own transaction, and the database refuses to change or delete it.
/// </summary>
internal sealed class Receipt
{
    private const string RecordType = "submission-receipt";
    private const int Format = 1;

    private Receipt()
    {
    }

    public Receipt(SigningKey key, Submission submission)
    {
        Id = Guid.CreateVersion7();
        (ApplicationId, FormHash, SubmittedAt) = (submission.ApplicationId, submission.FormHash, submission.SubmittedAt);
        Number = submission.Number;
        Content = SignedRecord.Sign(key, RecordType, Format, submission).ToBytes().ToArray();
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public string Number { get; private set; } = "";

    public string FormHash { get; private set; } = "";

    public DateTimeOffset SubmittedAt { get; private set; }

    public byte[] Content { get; private set; } = [];
}

/// <summary>What a receipt says.</summary>
/// <param name="Number">The receipt's (回执编号).</param>
/// <param name="Applicant">Credit code.</param>
/// <param name="CallVersion">Which terms of the call applied.</param>
/// <param name="SubmittedAt">Business time.</param>
internal sealed record Submission(
    string Number, Guid ApplicationId, Guid CallId, int CallVersion, BaseKind Kind, Guid CriteriaVersion, string Applicant, string Name,
    string FormHash, DateTimeOffset SubmittedAt)
{
    /// <summary>The day in Shanghai and twelve digits that no other submission has: a number from a counter would make submissions wait for each other.</summary>
    public static string NumberOf(Guid applicationId, long revision, DateOnly today)
    {
        var digest = SHA256.HashData([.. applicationId.ToByteArray(), .. BitConverter.GetBytes(revision)]);
        return $"{today:yyyyMMdd}-{Convert.ToHexString(digest.AsSpan(0, 6))}";
    }
}
