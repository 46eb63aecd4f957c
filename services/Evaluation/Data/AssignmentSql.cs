namespace Evaluation.Data;

/// <summary>What EF cannot say of assignments: they are never changed, and a choice is lifted, not deleted.</summary>
internal static class AssignmentSql
{
    public const string Up = """
        create trigger assignment_append_only before update or delete or truncate on assignment
            for each statement execute function audit_refuse();
        create trigger manual_choice_stays before delete or truncate on manual_choice
            for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop trigger if exists manual_choice_stays on manual_choice;
        drop trigger if exists assignment_append_only on assignment;
        """;
}
