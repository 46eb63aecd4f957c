using Registry.Departments;
using ServiceDefaults.Http;

namespace Registry.Difficulties;

/// <summary>A difficulty as callers see it (R99). Dates are Shanghai's.</summary>
/// <param name="DueOn">By when whoever's turn it is has to act.</param>
/// <param name="OverdueSince">The responsible department missed that day.</param>
/// <param name="PlannedFor">The day by which the department means to be done.</param>
public sealed record DifficultyView(
    Guid Id, long Revision, DifficultyStatus Status, Guid BaseId, DifficultyKind Kind, DifficultyType Type, string Title, string Description,
    Guid? SurveyAnswerId, DateOnly RaisedOn, Department? Responsible, IReadOnlyList<CooperationView> Cooperating, string? Guidance,
    DateOnly? AssignedOn, string? ReturnedFor, string? Plan, DateOnly? PlannedFor, string? Answer, DifficultyOutcome? Outcome,
    string? PolicyDocument, DateOnly? AnsweredOn, Satisfaction? Satisfaction, string? Comment, int Reopenings, DateOnly DueOn,
    bool Extended, DateOnly? OverdueSince, EscalationLevel Level, IReadOnlyList<Escalation> Escalations, string? EndReason,
    DateOnly? ClosedOn) : IVersioned
{
    internal static DifficultyView Of(Difficulty d) => new(
        d.Id, d.Revision, d.Status, d.BaseId, d.Kind, d.Type, d.Title, d.Description, d.SurveyAnswerId, d.RaisedOn, d.Responsible,
        [.. d.Cooperations.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new CooperationView(c.Code, c.Name, c.Opinion, c.OpinionOn))],
        d.Guidance, d.AssignedOn, d.ReturnedFor, d.Plan, d.PlannedFor, d.Answer, d.Outcome, d.PolicyDocument, d.AnsweredOn, d.Satisfaction,
        d.Comment, d.Reopenings, d.DueOn, d.ExtensionReason is not null, d.OverdueSince, d.Level, d.Escalations, d.EndReason, d.ClosedOn);
}

/// <summary>A department that helps, and its opinion once it gave one.</summary>
public sealed record CooperationView(string Code, string Name, string? Opinion, DateOnly? OpinionOn);
