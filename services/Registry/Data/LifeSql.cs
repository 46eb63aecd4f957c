namespace Registry.Data;

/// <summary>
/// What was said or shown stays as it is, whoever asks: answers, uses and questions; a case from its submission on; a final report; a
/// measure but for its voiding. An answer comes from whom the survey asks, while it is open.
/// </summary>
internal static class LifeSql
{
    private static readonly string[] AppendOnly = ["survey_answer", "case_use", "survey_base"];
    private static readonly string[] Kept =
        ["difficulty", "survey", "typical_case", "supervision_report", "support_measure", "local_policy", "platform"];

    public static string Up { get; } = string.Concat(
        string.Concat(AppendOnly.Select(table =>
            $"create trigger registry_append_only before update or delete or truncate on {table} for each statement execute function audit_refuse();\n")),
        string.Concat(Kept.Select(table =>
            $"create trigger registry_kept before delete or truncate on {table} for each statement execute function audit_refuse();\n")),
        Frozen("typical_case", "old.status not in ('Draft', 'Returned')", "case_frozen", "base_id", "title", "summary", "background", "practice", "effect", "tags"),
        Frozen("survey", "old.status <> 'Draft'", "survey_frozen", "title", "purpose", "questions", "due_on"),
        Frozen("supervision_report", "old.status = 'Final'", "supervision_frozen", "status", "year", "content", "sha256", "document_number", "written_by", "finalised_by"),
        Frozen("support_measure", "true", "support_measure_frozen", "base_id", "giver_code", "kind", "what", "amount_fen", "given_on", "recorded_by"),
        Frozen("support_measure", "old.voided_for is not null", "support_measure_voided", "voided_for"),
        Frozen("local_policy", "true", "local_policy_frozen", "issuer_code", "title", "document_number", "issued_on", "content"),
        """
        create function registry_guard_survey_answer() returns trigger language plpgsql as $$
        begin
            if not exists (select from survey where id = new.survey_id and status = 'Open') then
                raise exception 'survey %: it is not open', new.survey_id using errcode = 'check_violation', constraint = 'survey_answer_while_open';
            end if;
            return new;
        end $$;
        create trigger registry_guard_survey_answer before insert on survey_answer for each row execute function registry_guard_survey_answer();
        create function registry_guard_case_use() returns trigger language plpgsql as $$
        begin
            if not exists (select from typical_case where id = new.case_id and status = 'Published' and edition = new.edition) then
                raise exception 'case %: it is not published', new.case_id using errcode = 'check_violation', constraint = 'case_use_while_published';
            end if;
            return new;
        end $$;
        create trigger registry_guard_case_use before insert on case_use for each row execute function registry_guard_case_use();

        """);

    /// <summary>Tables go with their triggers; the functions stay behind.</summary>
    public static string Down { get; } = string.Concat(
        new[]
        {
            "case_frozen", "survey_frozen", "supervision_frozen", "support_measure_frozen", "support_measure_voided", "local_policy_frozen",
            "guard_survey_answer", "guard_case_use",
        }.Select(name => $"drop function if exists registry_{name}() cascade;\n"));

    private static string Frozen(string table, string when, string name, params string[] columns)
    {
        var (before, after) = (string.Join(", ", columns.Select(c => $"old.{c}")), string.Join(", ", columns.Select(c => $"new.{c}")));
        return $"""
            create function registry_{name}() returns trigger language plpgsql as $$
            begin
                raise exception '{table} %: it stays as it is', old.id using errcode = 'check_violation', constraint = '{name}';
            end $$;
            create trigger registry_{name} before update on {table} for each row
                when (({when}) and ({before}) is distinct from ({after})) execute function registry_{name}();

            """;
    }
}
