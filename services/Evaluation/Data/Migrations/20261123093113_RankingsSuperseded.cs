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
                name: "conflict_declaration",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    is_standing = table.Column<bool>(type: "boolean", nullable: false),
                    lifted_because = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflict_declaration", x => x.id);
                    table.CheckConstraint("conflict_declaration_of_one", "(application_id IS NULL) <> (organisation IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "conflict_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflict_finding", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conflict_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    look_back_years = table.Column<int>(type: "integer", nullable: false),
                    cooperation_years = table.Column<int>(type: "integer", nullable: false),
                    same_area = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflict_rules", x => x.id);
                    table.CheckConstraint("conflict_rules_years", "look_back_years BETWEEN 0 AND 50 AND cooperation_years BETWEEN 0 AND 50");
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: false),
                    load_limit = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.CheckConstraint("invitation_load_limit", "load_limit > 0");
                    table.CheckConstraint("invitation_reason", "status NOT IN ('Declined', 'Withdrawn') OR reason IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "known_list",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    codes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_list", x => x.name);
                });

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
                name: "recusal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named = table.Column<string>(type: "text", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    grounds = table.Column<string>(type: "text", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recusal", x => x.id);
                    table.CheckConstraint("recusal_granted_of_somebody", "status <> 'Granted' OR expert IS NOT NULL");
                    table.CheckConstraint("recusal_two_people", "decided_by IS NULL OR decided_by <> requested_by");
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
                name: "ix_conflict_declaration_expert",
                table: "conflict_declaration",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_conflict_finding_review_id",
                table: "conflict_finding",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_expert",
                table: "invitation",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_round_id_expert",
                table: "invitation",
                columns: new[] { "round_id", "expert" },
                unique: true,
                filter: "status IN ('Invited', 'Accepted')");

            migrationBuilder.CreateIndex(
                name: "ix_published_ranking_ranking_id",
                table: "published_ranking",
                column: "ranking_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recusal_application_id",
                table: "recusal",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_recusal_organisation",
                table: "recusal",
                column: "organisation");

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
                name: "conflict_declaration");

            migrationBuilder.DropTable(
                name: "conflict_finding");

            migrationBuilder.DropTable(
                name: "conflict_rules");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "known_list");

            migrationBuilder.DropTable(
                name: "published_ranking");

            migrationBuilder.DropTable(
                name: "recusal");

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
