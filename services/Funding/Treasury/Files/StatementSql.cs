namespace Funding.Treasury.Files;

/// <summary>Every line of a statement knows its page: until now a message held one. For the migration, before the foreign key.</summary>
internal static class StatementSql
{
    public const string Up = """
        alter table treasury_report disable trigger funding_append_only;
        update treasury_report r set statement_id = s.statement_id, page = s.page from treasury_statement s where s.file_id = r.file_id;
        alter table treasury_report enable trigger funding_append_only;
        alter table treasury_report add constraint ck_treasury_report_page check ((statement_id is null) = (page is null));
        """;

    public const string Down = "alter table treasury_report drop constraint if exists ck_treasury_report_page;";
}
