using ServiceDefaults.Http;

namespace Registry.Surveys;

/// <summary>A survey as callers see it (R94).</summary>
/// <param name="Invited">How many bases are asked.</param>
public sealed record SurveyView(
    Guid Id, long Revision, SurveyStatus Status, string Title, string Purpose, IReadOnlyList<Question> Questions, DateOnly DraftedOn,
    DateOnly DueOn, int Invited, DateOnly? ClosedOn, string? Conclusion) : IVersioned
{
    internal static SurveyView Of(Survey s) => new(
        s.Id, s.Revision, s.Status, s.Title, s.Purpose, s.Questions, s.DraftedOn, s.DueOn, s.Invitations.Count, s.ClosedOn, s.Conclusion);
}

/// <summary>One base's answer.</summary>
public sealed record SurveyAnswerView(Guid Id, long Revision, Guid SurveyId, Guid BaseId, IReadOnlyList<Reply> Replies, DateOnly AnsweredOn) : IVersioned
{
    internal static SurveyAnswerView Of(SurveyAnswer a) => new(a.Id, a.Revision, a.SurveyId, a.BaseId, a.Replies, a.AnsweredOn);
}
