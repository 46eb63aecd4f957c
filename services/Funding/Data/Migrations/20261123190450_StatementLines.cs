using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class StatementLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "page",
                table: "treasury_report",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statement_id",
                table: "treasury_report",
                type: "character varying(35)",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_treasury_report_statement_id_page",
                table: "treasury_report",
                columns: new[] { "statement_id", "page" });

            migrationBuilder.Sql(Funding.Treasury.Files.StatementSql.Up);

            migrationBuilder.AddForeignKey(
                name: "fk_treasury_report_treasury_statement_statement_id_page",
                table: "treasury_report",
                columns: new[] { "statement_id", "page" },
                principalTable: "treasury_statement",
                principalColumns: new[] { "statement_id", "page" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Treasury.Files.StatementSql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_treasury_report_treasury_statement_statement_id_page",
                table: "treasury_report");

            migrationBuilder.DropIndex(
                name: "ix_treasury_report_statement_id_page",
                table: "treasury_report");

            migrationBuilder.DropColumn(
                name: "page",
                table: "treasury_report");

            migrationBuilder.DropColumn(
                name: "statement_id",
                table: "treasury_report");
        }
    }
}
