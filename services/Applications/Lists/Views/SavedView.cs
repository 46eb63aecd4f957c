using Evidence;
using ServiceDefaults.Authentication;

namespace Applications.Lists.Views;

/// <summary>A list as somebody wants to see it again. It says what to ask for; what the asker may read is decided when it is asked.</summary>
internal sealed class SavedView : IAggregate
{
    private static readonly string[] OneRoleOffices = [Role.DrcOfficer, Role.DepartmentOfficer, Role.CityGovernment, Role.Auditor];

    private SavedView()
    {
    }

    public SavedView(Caller owner, string name, ListFilter filter, IReadOnlyList<string> columns, bool isShared)
    {
        (Id, Owner) = (Guid.CreateVersion7(), owner.Subject);
        Change(owner, name, filter, columns, isShared);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>By the subject of the token.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Whom it is shared with; none while it is the owner's alone.</summary>
    public string? Office { get; private set; }

    public string Name { get; private set; } = "";

    public ListFilter Filter { get; private set; } = new();

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public void Change(Caller owner, string name, ListFilter filter, IReadOnlyList<string> columns, bool isShared)
    {
        (Name, Filter, Columns) = (name, filter, columns);
        Office = isShared ? OfficeOf(owner) : null;
        Revision++;
    }

    /// <summary>The next revision is that it is gone.</summary>
    public void Remove() => Revision++;

    /// <summary>Colleagues: the same commission, department, county or organisation. Experts have none.</summary>
    public static string OfficeOf(Caller caller) =>
        OneRoleOffices.FirstOrDefault(caller.Is)
        ?? (caller.Is(Role.CountyOfficer) && caller.Area is { } area ? $"{Role.CountyOfficer}:{area}" : null)
        ?? (caller.Is(Role.Applicant) && caller.Organisation is { } organisation ? $"{Role.Applicant}:{organisation}" : $"person:{caller.Subject}");
}
