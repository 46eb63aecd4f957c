using System.Text.Json.Serialization;
using Evidence;
using ServiceDefaults.Http;

namespace Evaluation.Assignments.Choices;

[JsonConverter(typeof(JsonStringEnumConverter<ChoiceRule>))]
public enum ChoiceRule
{
    /// <summary>指定: the expert examines the application, whatever else the plan does.</summary>
    Fixed,

    /// <summary>排除: the expert does not examine it.</summary>
    Forbidden,
}

/// <summary>Standing → Lifted.</summary>
public enum ChoiceStatus
{
    Standing,
    Lifted,
}

/// <summary>What an officer decided about one expert and one application before or after the solver: every plan keeps to it while it stands.</summary>
internal sealed class ManualChoice : IAggregate
{
    private ManualChoice()
    {
    }

    public ManualChoice(Guid roundId, Guid applicationId, string expert, ChoiceRule rule, string reason, string madeBy)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (RoundId, ApplicationId, Expert, Rule, Reason, MadeBy) = (roundId, applicationId, expert, rule, reason, madeBy);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>The subject of the expert's token.</summary>
    public string Expert { get; private set; } = "";

    public ChoiceRule Rule { get; private set; }

    public ChoiceStatus Status { get; private set; }

    public string Reason { get; private set; } = "";

    public string MadeBy { get; private set; } = "";

    public string? LiftedFor { get; private set; }

    public void Lift(string reason)
    {
        Status = (Status, ChoiceStatus.Lifted) switch
        {
            (ChoiceStatus.Standing, ChoiceStatus.Lifted) => ChoiceStatus.Lifted,
            _ => throw new RuleViolationException("choice-lifted", "This choice is lifted already: make another one."),
        };
        LiftedFor = reason;
        Revision++;
    }
}
