using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Objections;

/// <summary>An objection as its readers see it.</summary>
/// <param name="Number">The acknowledgement's (受理编号).</param>
/// <param name="Objector">Shown to the offices that decide, not to whom it is raised against; so is the contact.</param>
/// <param name="AnswerDueAt">The first instant at which an answer is late.</param>
/// <param name="Answer">None while it is open.</param>
public sealed record ObjectionView(
    Guid Id, long Revision, ObjectionStatus Status, string Number, Guid ApplicationId, string? Objector, string? Contact, string Grounds,
    IReadOnlyList<string> Evidence, DateTimeOffset RaisedAt, DateTimeOffset AnswerDueAt, DateTimeOffset? OverdueSince, RefusalGround? RefusedFor,
    string? Answer, DateTimeOffset? AnsweredAt, IReadOnlyList<ApplicantComment> Comments) : IVersioned
{
    internal static ObjectionView Of(Objection o, Caller reader)
    {
        var isOffice = ObjectionQueries.IsOffice(reader);
        return new(
            o.Id, o.Revision, o.Status, o.Number, o.ApplicationId, isOffice ? o.Name : null, isOffice ? o.Contact : null, o.Grounds, o.Evidence,
            o.RaisedAt, o.AnswerDueAt, o.OverdueSince, o.RefusedFor, o.Answer, o.AnsweredAt, o.Comments);
    }
}
