using Registry.Departments;

namespace Registry.Difficulties;

/// <summary>A department that helps the responsible one (配合部门), and what it says.</summary>
internal sealed class Cooperation
{
    private Cooperation()
    {
    }

    public Cooperation(Guid difficultyId, Department department) =>
        (DifficultyId, Code, Name) = (difficultyId, department.Code, department.Name);

    public Guid DifficultyId { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Opinion { get; private set; }

    public string? OpinionBy { get; private set; }

    public DateOnly? OpinionOn { get; private set; }

    public void GiveOpinion(string text, string by, DateOnly today) => (Opinion, OpinionBy, OpinionOn) = (text, by, today);
}
