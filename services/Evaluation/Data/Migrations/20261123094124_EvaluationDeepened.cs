using System;
using System.Collections.Generic;
using Evaluation.Feedback;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class EvaluationDeepened : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "round",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "open_items",
                table: "review",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "correction",
                table: "reference_figure",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "indicators",
                table: "performance_evaluation",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<Guid>(
                name: "method_version_id",
                table: "performance_evaluation",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "site_visits",
                table: "performance_evaluation",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<int>(
                name: "extra_experts",
                table: "examination",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<List<string>>(
                name: "industries",
                table: "examination",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "materials",
                table: "examination",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

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
                name: "arbitration",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    examination_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    spread = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: false),
                    sheets = table.Column<string>(type: "jsonb", nullable: false),
                    meeting = table.Column<string>(type: "jsonb", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arbitration", x => x.id);
                    table.CheckConstraint("arbitration_settled", "(status = 'Settled') = (settled_at IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_arbitration_examinations_examination_id",
                        column: x => x.examination_id,
                        principalTable: "examination",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "evaluator_contract",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    plan = table.Column<string>(type: "jsonb", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true),
                    evaluator_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    evaluator_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluator_contract", x => x.id);
                    table.CheckConstraint("evaluator_contract_plan", "status = 'Signed' OR plan IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "feedback_release",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    ranking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shows_dimensions = table.Column<bool>(type: "boolean", nullable: false),
                    shows_remarks = table.Column<bool>(type: "boolean", nullable: false),
                    shows_place = table.Column<bool>(type: "boolean", nullable: false),
                    released_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_release", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_release_rankings_ranking_id",
                        column: x => x.ranking_id,
                        principalTable: "ranking",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "performance_method",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_method", x => x.id);
                    table.CheckConstraint("performance_method_number", "(status = 'Published') = (number IS NOT NULL)");
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
                name: "reference_figure_version",
                columns: table => new
                {
                    figure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<decimal>(type: "numeric(21,6)", precision: 21, scale: 6, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    correction = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_figure_version", x => new { x.figure_id, x.number });
                    table.ForeignKey(
                        name: "fk_reference_figure_version_reference_figures_figure_id",
                        column: x => x.figure_id,
                        principalTable: "reference_figure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.AddCheckConstraint(
                name: "review_open_items",
                table: "review",
                sql: "status <> 'Locked' OR open_items IS NULL");

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
                name: "ix_performance_evaluation_method_version_id",
                table: "performance_evaluation",
                column: "method_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_arbitration_examination_id_id",
                table: "arbitration",
                columns: new[] { "examination_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_arbitration_open",
                table: "arbitration",
                column: "examination_id",
                unique: true,
                filter: "status IN ('AnotherExpert', 'Panel')");

            migrationBuilder.CreateIndex(
                name: "ix_conflict_declaration_expert",
                table: "conflict_declaration",
                column: "expert");

            migrationBuilder.CreateIndex(
                name: "ix_conflict_finding_review_id",
                table: "conflict_finding",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_evaluator_contract_cycle_id",
                table: "evaluator_contract",
                column: "cycle_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_release_ranking_id",
                table: "feedback_release",
                column: "ranking_id",
                unique: true);

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
                name: "ix_performance_method_number",
                table: "performance_method",
                column: "number",
                unique: true);

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

            migrationBuilder.AddForeignKey(
                name: "fk_performance_evaluation_performance_method_method_version_id",
                table: "performance_evaluation",
                column: "method_version_id",
                principalTable: "performance_method",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(ConflictsSql.Up);
            migrationBuilder.Sql(SheetsSql.Up);
            migrationBuilder.Sql(FeedbackSql.Up);
            migrationBuilder.Sql(AssignmentSql.Up);
            migrationBuilder.Sql(RankingSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RankingSql.Down);
            migrationBuilder.Sql(AssignmentSql.Down);
            migrationBuilder.Sql(FeedbackSql.Down);
            migrationBuilder.Sql(SheetsSql.Down);
            migrationBuilder.Sql(ConflictsSql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_performance_evaluation_performance_method_method_version_id",
                table: "performance_evaluation");

            migrationBuilder.DropTable(
                name: "arbitration");

            migrationBuilder.DropTable(
                name: "conflict_declaration");

            migrationBuilder.DropTable(
                name: "conflict_finding");

            migrationBuilder.DropTable(
                name: "conflict_rules");

            migrationBuilder.DropTable(
                name: "evaluator_contract");

            migrationBuilder.DropTable(
                name: "feedback_release");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "known_list");

            migrationBuilder.DropTable(
                name: "manual_choice");

            migrationBuilder.DropTable(
                name: "performance_method");

            migrationBuilder.DropTable(
                name: "published_ranking");

            migrationBuilder.DropTable(
                name: "recusal");

            migrationBuilder.DropTable(
                name: "reference_figure_version");

            migrationBuilder.DropTable(
                name: "standing");

            migrationBuilder.DropCheckConstraint(
                name: "review_open_items",
                table: "review");

            migrationBuilder.DropIndex(
                name: "ix_ranking_supersedes_id",
                table: "ranking");

            migrationBuilder.DropCheckConstraint(
                name: "ranking_supersedes",
                table: "ranking");

            migrationBuilder.DropIndex(
                name: "ix_performance_evaluation_method_version_id",
                table: "performance_evaluation");

            migrationBuilder.DropColumn(
                name: "review",
                table: "round");

            migrationBuilder.DropColumn(
                name: "open_items",
                table: "review");

            migrationBuilder.DropColumn(
                name: "correction",
                table: "reference_figure");

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

            migrationBuilder.DropColumn(
                name: "indicators",
                table: "performance_evaluation");

            migrationBuilder.DropColumn(
                name: "method_version_id",
                table: "performance_evaluation");

            migrationBuilder.DropColumn(
                name: "site_visits",
                table: "performance_evaluation");

            migrationBuilder.DropColumn(
                name: "extra_experts",
                table: "examination");

            migrationBuilder.DropColumn(
                name: "industries",
                table: "examination");

            migrationBuilder.DropColumn(
                name: "materials",
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
