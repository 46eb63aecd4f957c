using System.Security.Cryptography;
using System.Text;
using Calendar;
using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Objections;

/// <summary>
/// An objection (异议) under a real name against an application that is publicly shown. It is taken up or refused, then answered, within
/// its working days; until then the notice does not end.
/// </summary>
internal sealed class Objection : IAggregate
{
    private Objection()
    {
    }

    public Objection(Guid applicationId, Objector by, string grounds, IReadOnlyList<string> evidence, DateTimeOffset now, DateTimeOffset answerDueAt)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        Number = $"YY{Shanghai.DateOf(now):yyyyMMdd}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(5))}";
        (ApplicationId, Name, Contact, Grounds, Evidence) = (applicationId, by.Name, by.Contact, grounds, evidence);
        (RaisedAt, AnswerDueAt) = (now, answerDueAt);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public ObjectionStatus Status { get; private set; }

    /// <summary>The acknowledgement (受理编号).</summary>
    public string Number { get; private set; } = "";

    public Guid ApplicationId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>None where an officer has it on paper.</summary>
    public string? Contact { get; private set; }

    public string Grounds { get; private set; } = "";

    /// <summary>Where its evidence is: references, no files.</summary>
    public IReadOnlyList<string> Evidence { get; private set; } = [];

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>The first instant at which an answer is late.</summary>
    public DateTimeOffset AnswerDueAt { get; private set; }

    public DateTimeOffset? OverdueSince { get; private set; }

    public RefusalGround? RefusedFor { get; private set; }

    /// <summary>The reason of the refusal or the decision, for objector and applicant.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public IReadOnlyList<ApplicantComment> Comments { get; private set; } = [];

    /// <summary>SHA-256 of the token by which a member of the public reads the answer; none for one that an officer recorded.</summary>
    public byte[]? TokenHash { get; private set; }

    public bool IsOpen => Status is ObjectionStatus.Received or ObjectionStatus.Accepted;

    /// <summary>The secret that its objector reads the answer by; only its hash is kept.</summary>
    public string GiveToken()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        TokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return token;
    }

    public bool IsToken(string token) =>
        TokenHash is not null && CryptographicOperations.FixedTimeEquals(TokenHash, SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public void Accept() => MoveTo(ObjectionStatus.Accepted);

    public void Refuse(RefusalGround ground, string reason, DateTimeOffset now)
    {
        MoveTo(ObjectionStatus.Refused);
        (RefusedFor, Answer, AnsweredAt) = (ground, reason, now);
    }

    public void Decide(bool upheld, string reason, DateTimeOffset now)
    {
        MoveTo(upheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed);
        (Answer, AnsweredAt) = (reason, now);
    }

    public void Comment(string text, DateTimeOffset now)
    {
        Require(Status is ObjectionStatus.Accepted, "objection-wrong-state", "The applicant comments while an objection is being decided.");
        Require(Comments.Count < MostComments, "too-many-comments", $"There are {MostComments} comments already: the commission decides by them.");
        Comments = [.. Comments, new(text, now)];
        Revision++;
    }

    /// <summary>False where it was answered in time.</summary>
    public bool PassDeadline(DateTimeOffset now)
    {
        if (!IsOpen || OverdueSince is not null || now < AnswerDueAt)
        {
            return false;
        }

        OverdueSince = AnswerDueAt;
        Revision++;
        return true;
    }

    private const int MostComments = 10;

    private void MoveTo(ObjectionStatus next)
    {
        Status = (Status, next) switch
        {
            (ObjectionStatus.Received, ObjectionStatus.Accepted or ObjectionStatus.Refused) => next,
            (ObjectionStatus.Accepted, ObjectionStatus.Dismissed or ObjectionStatus.Upheld) => next,
            _ => throw new RuleViolationException("objection-wrong-state", $"An objection that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }
}

/// <summary>Who objects, by name (实名), and how to reach them. The applicant is told neither.</summary>
internal sealed record Objector(string Name, string? Contact);

/// <summary>What the applicant says to an objection.</summary>
public sealed record ApplicantComment(string Text, DateTimeOffset At);
