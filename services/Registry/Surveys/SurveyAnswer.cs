using Evidence;

namespace Registry.Surveys;

/// <summary>What one base answered to one survey: once, and never changed.</summary>
internal sealed class SurveyAnswer : IAggregate
{
    private SurveyAnswer()
    {
    }

    public SurveyAnswer(Guid surveyId, Guid baseId, IEnumerable<Reply> replies, string by, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (SurveyId, BaseId, Replies, AnsweredBy, AnsweredOn) = (surveyId, baseId, [.. replies], by, today);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid SurveyId { get; private set; }

    public Guid BaseId { get; private set; }

    public List<Reply> Replies { get; private set; } = [];

    public string AnsweredBy { get; private set; } = "";

    public DateOnly AnsweredOn { get; private set; }
}

/// <summary>The reply to one question: a text, a number, or the options chosen.</summary>
public sealed record Reply(string Code, string? Text, decimal? Number, List<string> Choices);
