namespace Evaluation.Feedback;

/// <summary>What EF cannot say: what applicants were promised to read is not taken back.</summary>
internal static class FeedbackSql
{
    public const string Up = """
        create trigger feedback_release_append_only before update or delete or truncate on feedback_release
            for each statement execute function audit_refuse();
        """;

    public const string Down = "drop trigger if exists feedback_release_append_only on feedback_release;";
}
