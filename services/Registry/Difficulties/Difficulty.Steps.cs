using Registry.Departments;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Difficulties;

internal sealed partial class Difficulty
{
    /// <summary>Anew as well: another responsible department begins without its predecessor's delay.</summary>
    public void Assign(Department responsible, IReadOnlyList<Department> cooperating, string? guidance, DateOnly dueOn, DateOnly today)
    {
        MoveTo(DifficultyStatus.Assigned);
        if (Responsible?.Code != responsible.Code)
        {
            (OverdueSince, ExtensionReason, Plan, PlannedFor) = (null, null, null, null);
        }

        (Responsible, Guidance, AssignedOn, ReturnedFor) = (responsible, guidance, today, null);
        (Answer, Outcome, PolicyDocument, AnsweredBy, AnsweredOn) = (null, null, null, null, null); // the audit log keeps what was answered before
        _cooperations.RemoveAll(kept => cooperating.All(named => named.Code != kept.Code));
        _cooperations.AddRange(cooperating.Where(named => _cooperations.All(kept => kept.Code != named.Code)).Select(named => new Cooperation(Id, named)));
        DueBy(dueOn);
    }

    public void Return(string reason, DifficultyTerms terms)
    {
        MoveTo(DifficultyStatus.Returned);
        (ReturnedFor, Responsible) = (reason, null);
        DueBy(terms.ToAssign);
    }

    public void PlanSolution(string text, DateOnly plannedFor, DateOnly today)
    {
        Require(
            plannedFor >= today && plannedFor <= DueOn, "plan-out-of-time",
            $"The plan ends between today and {DueOn:yyyy-MM-dd}, when the answer is due: ask the commission for more time first.");
        MoveTo(DifficultyStatus.Planned);
        (Plan, PlannedFor) = (text, plannedFor);
    }

    /// <summary>Given again, the opinion is replaced.</summary>
    public void GiveOpinion(IReadOnlyCollection<string> departments, string text, string by, DateOnly today)
    {
        Require(AwaitsDepartment, "difficulty-wrong-state", $"A difficulty that is {Status} takes no opinions: they are given until it is answered.");
        foreach (var own in _cooperations.Where(c => departments.Contains(c.Code)))
        {
            own.GiveOpinion(text, by, today);
        }

        Revision++;
    }

    public void GiveAnswer(string text, DifficultyOutcome outcome, string? document, string by, DifficultyTerms terms)
    {
        Require(
            outcome is not DifficultyOutcome.PolicyChanged || Kind is DifficultyKind.PolicyObstacle, "outcome-not-fitting",
            "Only a policy obstacle ends with a changed policy: choose another outcome.");
        MoveTo(DifficultyStatus.Answered);
        (Answer, Outcome, PolicyDocument, AnsweredBy, AnsweredOn) = (text, outcome, document, by, terms.Today);
        DueBy(terms.ToRate);
    }

    /// <summary>Dissatisfied, it is worked on again; a second time, one level higher.</summary>
    public void Rate(Satisfaction satisfaction, string? comment, DifficultyTerms terms)
    {
        MoveTo(satisfaction is Difficulties.Satisfaction.Dissatisfied ? DifficultyStatus.Reopened : DifficultyStatus.Closed);
        (Satisfaction, Comment) = (satisfaction, comment);
        if (Status is DifficultyStatus.Closed)
        {
            End(reason: null, terms.Today);
            return;
        }

        Reopenings++;
        DueBy(terms.ToAnswer);
        if (Reopenings > 1 && Level < EscalationLevel.CityGovernment)
        {
            RaiseLevel("满意度评价连续为不满意", terms.Today);
        }
    }

    public void Extend(DateOnly dueOn, string reason, DateOnly today)
    {
        Require(AwaitsDepartment, "difficulty-wrong-state", $"A difficulty that is {Status} has no deadline of a department to move.");
        Require(today <= DueOn, "due-date-passed", $"The deadline {DueOn:yyyy-MM-dd} has passed, so it is not extended any more.");
        Require(ExtensionReason is null, "already-extended", "It has been extended once already: one extension is all there is.");
        Require(dueOn > DueOn, "extension-not-later", $"An extension ends after the deadline of now, {DueOn:yyyy-MM-dd}: name a later date.");
        ExtensionReason = reason;
        DueBy(dueOn);
        Revision++;
    }

    public void Escalate(string reason, DateOnly today)
    {
        Require(!IsOver && Status is not DifficultyStatus.Answered, "difficulty-wrong-state", $"A difficulty that is {Status} waits for nobody who could be driven on.");
        Require(Level < EscalationLevel.CityGovernment, "highest-level", "The city government deals with it already: there is no higher level.");
        RaiseLevel(reason, today);
        Revision++;
    }

    /// <summary>What happens by itself when a day passes. False where it was acted on in time.</summary>
    public bool PassDeadline(DifficultyTerms terms)
    {
        if (IsOver || EscalatesOn is not { } lastDay || terms.Today <= lastDay)
        {
            return false;
        }

        if (Status is DifficultyStatus.Answered)
        {
            MoveTo(DifficultyStatus.Closed);
            End("逾期未评价,自动办结", terms.Today);
            return true;
        }

        OverdueSince ??= AwaitsDepartment ? DueOn : null;
        if (Level < EscalationLevel.CityGovernment)
        {
            RaiseLevel($"{DueOn:yyyy-MM-dd}到期未办", terms.Today);
        }

        EscalatesOn = Level < EscalationLevel.CityGovernment ? terms.NextLevelAfter(lastDay) : null;
        Revision++;
        return true;
    }

    public void Dismiss(string reason, DateOnly today) => EndAs(DifficultyStatus.Dismissed, reason, today);

    public void Withdraw(string reason, DateOnly today) => EndAs(DifficultyStatus.Withdrawn, reason, today);

    /// <summary>The commission closes what was reopened and cannot be helped further.</summary>
    public void Close(string reason, DateOnly today)
    {
        Require(
            Status is DifficultyStatus.Reopened, "difficulty-wrong-state", "Only what the base was not satisfied with is closed by the commission: let the base say first.");
        EndAs(DifficultyStatus.Closed, reason, today);
    }

    private void EndAs(DifficultyStatus end, string reason, DateOnly today)
    {
        MoveTo(end);
        End(reason, today);
    }

    private void End(string? reason, DateOnly today) => (EndReason, ClosedOn, EscalatesOn) = (reason, today, null);

    private void RaiseLevel(string reason, DateOnly today)
    {
        Level++;
        Escalations = [.. Escalations, new(Level, today, reason)];
    }
}
