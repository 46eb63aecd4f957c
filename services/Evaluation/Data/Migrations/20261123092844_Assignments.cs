using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class Assignments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "industries",
                table: "examination",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "ended",
                table: "assignment",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "options",
                table: "assignment",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "quality",
                table: "assignment",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "assignment",
                type: "text",
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
                name: "manual_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    lifted_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manual_choice", x => x.id);
                    table.CheckConstraint("manual_choice_lifted", "(status = 'Lifted') = (lifted_for IS NOT NULL)");
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
                name: "ix_manual_choice_application_id_expert",
                table: "manual_choice",
                columns: new[] { "application_id", "expert" },
                unique: true,
                filter: "status = 'Standing'");

            migrationBuilder.CreateIndex(
                name: "ix_manual_choice_round_id",
                table: "manual_choice",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_recusal_application_id",
                table: "recusal",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_recusal_organisation",
                table: "recusal",
                column: "organisation");

            migrationBuilder.Sql(AssignmentSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AssignmentSql.Down);

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
                name: "manual_choice");

            migrationBuilder.DropTable(
                name: "recusal");

            migrationBuilder.DropColumn(
                name: "industries",
                table: "examination");

            migrationBuilder.DropColumn(
                name: "ended",
                table: "assignment");

            migrationBuilder.DropColumn(
                name: "options",
                table: "assignment");

            migrationBuilder.DropColumn(
                name: "quality",
                table: "assignment");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "assignment");
        }
    }
}
