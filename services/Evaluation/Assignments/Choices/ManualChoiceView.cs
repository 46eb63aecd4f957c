using ServiceDefaults.Http;

namespace Evaluation.Assignments.Choices;

/// <param name="Expert">The subject of the expert's token.</param>
/// <param name="MadeBy">The officer.</param>
/// <param name="LiftedFor">Why it holds no longer.</param>
public sealed record ManualChoiceView(
    Guid Id, long Revision, ChoiceStatus Status, Guid RoundId, Guid ApplicationId, string Expert, ChoiceRule Rule, string Reason, string MadeBy,
    string? LiftedFor) : IVersioned
{
    internal static ManualChoiceView Of(ManualChoice c) =>
        new(c.Id, c.Revision, c.Status, c.RoundId, c.ApplicationId, c.Expert, c.Rule, c.Reason, c.MadeBy, c.LiftedFor);
}
