using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class RankingsSuperseded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "applied",
                table: "ranking",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "applied_reason",
                table: "ranking",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "ranking",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "supersedes_id",
                table: "ranking",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "published_ranking",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    ranking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    supersedes_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    applied = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    applied_reason = table.Column<string>(type: "text", nullable: true),
                    ranking_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    record_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    places = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_ranking", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standing",
                columns: table => new
                {
                    examination_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    sheets = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing", x => x.examination_id);
                    table.CheckConstraint("standing_sheets", "sheets >= 0 AND total >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_ranking_supersedes_id",
                table: "ranking",
                column: "supersedes_id",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ranking_supersedes",
                table: "ranking",
                sql: "(number = 1) = (supersedes_id IS NULL) AND (supersedes_id IS NULL) = (reason IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_published_ranking_ranking_id",
                table: "published_ranking",
                column: "ranking_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standing_call_id_kind",
                table: "standing",
                columns: new[] { "call_id", "kind" });

            migrationBuilder.Sql(RankingSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RankingSql.Down);

            migrationBuilder.DropTable(
                name: "published_ranking");

            migrationBuilder.DropTable(
                name: "standing");

            migrationBuilder.DropIndex(
                name: "ix_ranking_supersedes_id",
                table: "ranking");

            migrationBuilder.DropCheckConstraint(
                name: "ranking_supersedes",
                table: "ranking");

            migrationBuilder.DropColumn(
                name: "applied",
                table: "ranking");

            migrationBuilder.DropColumn(
                name: "applied_reason",
                table: "ranking");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "ranking");

            migrationBuilder.DropColumn(
                name: "supersedes_id",
                table: "ranking");
        }
    }
}
