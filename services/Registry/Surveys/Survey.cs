using Calendar;
using Evidence;
using Registry.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Surveys;

/// <summary>Where a survey stands. <see cref="Closed"/> comes by itself after its last day.</summary>
public enum SurveyStatus
{
    Draft,
    Open,
    Closed,

    /// <summary>The commission has written what follows from it.</summary>
    Concluded,
}

/// <summary>Questions to bases about progress, problems and needs (调查工作, R94). Once it is open its questions stay as they are.</summary>
internal sealed class Survey : IAggregate, IStaged
{
    private readonly List<Invitation> _invitations = [];

    private Survey()
    {
    }

    public Survey(SurveyText text, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        DraftedOn = today;
        Write(text);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public SurveyStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public string Title { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public List<Question> Questions { get; private set; } = [];

    public DateOnly DraftedOn { get; private set; }

    /// <summary>The last day for answers.</summary>
    public DateOnly DueOn { get; private set; }

    public IReadOnlyList<Invitation> Invitations => _invitations;

    public DateOnly? ClosedOn { get; private set; }

    public string? Conclusion { get; private set; }

    public DateTimeOffset Deadline => WorkingCalendar.EndOfDay(DueOn);

    public void Change(SurveyText text)
    {
        Require(Status is SurveyStatus.Draft, "survey-wrong-state", $"A survey that is {Status} is not changed: what was asked stays as it was asked.");
        Write(text);
        Revision++;
    }

    public void Open(IEnumerable<Guid> bases)
    {
        MoveTo(SurveyStatus.Open);
        _invitations.AddRange(bases.Select(b => new Invitation(Id, b)));
    }

    public void Close(DateOnly today)
    {
        MoveTo(SurveyStatus.Closed);
        ClosedOn = today;
    }

    public void Conclude(string text)
    {
        MoveTo(SurveyStatus.Concluded);
        Conclusion = text;
    }

    public void RequireOpen(DateTimeOffset now) => Require(
        Status is SurveyStatus.Open && now < Deadline, "survey-not-open", $"Answers were taken until {DueOn:yyyy-MM-dd} while it was open: write to the commission.");

    internal void MoveTo(SurveyStatus next)
    {
        Status = (Status, next) switch
        {
            (SurveyStatus.Draft, SurveyStatus.Open) => next,
            (SurveyStatus.Open, SurveyStatus.Closed) => next,
            (SurveyStatus.Closed, SurveyStatus.Concluded) => next,
            _ => throw new RuleViolationException("survey-wrong-state", $"A survey that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }

    private void Write(SurveyText text) => (Title, Purpose, DueOn, Questions) =
        (text.Title, text.Purpose, text.DueOn, [.. text.Questions.Select(q => new Question(q.Code, q.Text, q.Kind, [.. q.Options ?? []], q.Required))]);
}

/// <summary>A base that is asked.</summary>
internal sealed record Invitation(Guid SurveyId, Guid BaseId);
