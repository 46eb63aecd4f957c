using Applications.Eligibility.Departments;
using Contracts;
using ServiceDefaults.Http;

namespace Applications.Tests;

/// <summary>Every step from every state of a department check.</summary>
public sealed class DepartmentCheckStateTests
{
    private static DateTimeOffset Now => AnApplication.Now;

    [Theory]
    [InlineData(DepartmentCheckStatus.Open, "answer objection lapse deadline")]
    [InlineData(DepartmentCheckStatus.Overdue, "answer objection lapse override")]
    [InlineData(DepartmentCheckStatus.Answered, "")]
    [InlineData(DepartmentCheckStatus.Overridden, "")]
    [InlineData(DepartmentCheckStatus.Lapsed, "")]
    public void Only_these_steps_lead_on(DepartmentCheckStatus from, string steps)
    {
        var possible = new[] { "answer", "objection", "lapse", "deadline", "override" }.Where(step => Leads(At(from), step));

        Assert.Equal(steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), possible.Order());
    }

    [Theory]
    [InlineData(DepartmentAnswer.Clear, false)]
    [InlineData(DepartmentAnswer.CannotSay, false)]
    [InlineData(DepartmentAnswer.Objection, true)]
    public void Only_an_objection_stands_in_the_way_and_can_be_overridden(DepartmentAnswer answer, bool objects)
    {
        var check = At(DepartmentCheckStatus.Open);
        check.Take(answer, "原因", "档案1", "d1", Now);

        Assert.Equal((objects, false), (check.IsObjection, check.IsOpen));
        Assert.Equal(objects, Leads(check, "override"));
        Assert.False(check.IsObjection);
    }

    [Fact]
    public void A_deadline_is_passed_at_its_instant_and_not_before()
    {
        var check = At(DepartmentCheckStatus.Open);

        Assert.False(check.PassDeadline(check.DueAt.AddTicks(-1)));
        Assert.True(check.PassDeadline(check.DueAt));
        Assert.False(check.PassDeadline(check.DueAt));
    }

    [Fact]
    public void Only_a_clear_answer_of_late_is_good()
    {
        var check = At(DepartmentCheckStatus.Open);
        Assert.False(check.IsGoodSince(Now));
        check.Take(DepartmentAnswer.Clear, null, null, "d1", Now);

        Assert.True(check.IsGoodSince(Now));
        Assert.False(check.IsGoodSince(Now.AddTicks(1)));
        Assert.True(check.Says(DepartmentAnswer.Clear, null, null));
        Assert.False(check.Says(DepartmentAnswer.Clear, "另", null));
    }

    private static DepartmentCheck At(DepartmentCheckStatus status)
    {
        var check = new DepartmentCheck(
            Department.Tax, 1, new(Guid.Empty, Guid.Empty, BaseKind.Enterprise, "基地", "130102", new("单位", "91130102MADEM00117")), Now, Now.AddDays(1));
        if (status is DepartmentCheckStatus.Overdue or DepartmentCheckStatus.Overridden)
        {
            check.PassDeadline(check.DueAt);
        }

        Action reach = status switch
        {
            DepartmentCheckStatus.Answered => () => check.Take(DepartmentAnswer.Clear, null, null, "d1", Now),
            DepartmentCheckStatus.Overridden => () => check.Override("逾期", "o1"),
            DepartmentCheckStatus.Lapsed => check.Lapse,
            _ => () => { },
        };
        reach();
        Assert.Equal(status, check.Status);
        return check;
    }

    private static bool Leads(DepartmentCheck check, string step)
    {
        var before = (check.Status, check.Revision);
        try
        {
            switch (step)
            {
                case "answer": check.Take(DepartmentAnswer.Clear, null, null, "d1", Now); break;
                case "objection": check.Take(DepartmentAnswer.Objection, "欠税", null, "d1", Now); break;
                case "lapse": check.Lapse(); break;
                case "override": check.Override("理由", "o1"); break;
                default: check.PassDeadline(check.DueAt); break;
            }
        }
        catch (RuleViolationException e) when (e.Code == "department-check-wrong-state")
        {
        }

        Assert.Equal(before.Status != check.Status, before.Revision != check.Revision);
        return before.Status != check.Status;
    }
}
