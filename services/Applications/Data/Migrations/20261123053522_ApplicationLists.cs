using System;
using Applications.Lists.Import;
using Applications.Lists.Numbers;
using Applications.Lists.Search;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApplicationLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "application",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "application_listing",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    applicant_name = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    grams = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_listing", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_application_listing_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    outcome = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    office = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    filter = table.Column<string>(type: "jsonb", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_area_submitted_at_id",
                table: "application",
                columns: new[] { "area", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_name_id",
                table: "application",
                columns: new[] { "call_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_rank_id",
                table: "application",
                columns: new[] { "call_id", "rank", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_score_id",
                table: "application",
                columns: new[] { "call_id", "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_submitted_at_id",
                table: "application",
                columns: new[] { "call_id", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_name_id",
                table: "application",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_number",
                table: "application",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_submitted_at_id",
                table: "application",
                columns: new[] { "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_listing_grams",
                table: "application_listing",
                column: "grams")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_import_area_file_hash",
                table: "recommendation_import",
                columns: new[] { "area", "file_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_office",
                table: "saved_view",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_owner_name",
                table: "saved_view",
                columns: new[] { "owner", "name" },
                unique: true);

            migrationBuilder.Sql(NumberSql.Up);
            migrationBuilder.Sql(NumberSql.Backfill);
            migrationBuilder.Sql(SearchSql.Up);
            migrationBuilder.Sql(SearchSql.Backfill);
            migrationBuilder.Sql(ImportSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ImportSql.Down);
            migrationBuilder.Sql(SearchSql.Down);
            migrationBuilder.Sql(NumberSql.Down);

            migrationBuilder.DropTable(
                name: "application_listing");

            migrationBuilder.DropTable(
                name: "recommendation_import");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropIndex(
                name: "ix_application_area_submitted_at_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_name_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_rank_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_score_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_submitted_at_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_name_id",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_number",
                table: "application");

            migrationBuilder.DropIndex(
                name: "ix_application_submitted_at_id",
                table: "application");

            migrationBuilder.DropColumn(
                name: "number",
                table: "application");
        }
    }
}
