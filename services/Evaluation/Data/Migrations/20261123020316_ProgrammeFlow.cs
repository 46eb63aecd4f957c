using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class ProgrammeFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "criteria",
                table: "round",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "experts_per_application",
                table: "round",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<string>(
                name: "research_reference",
                table: "round",
                type: "text",
                nullable: false,
                defaultValue: "Province");

            migrationBuilder.CreateTable(
                name: "assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    examinations = table.Column<int>(type: "integer", nullable: false),
                    reviews = table.Column<string>(type: "jsonb", nullable: false),
                    avoided = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "criteria_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    method = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_criteria_version", x => x.id);
                    table.CheckConstraint("criteria_number", "(status = 'Published') = (number IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "decision_record",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_record", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "examination",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_version = table.Column<long>(type: "bigint", nullable: false),
                    form_version = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    criteria_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parties = table.Column<string>(type: "jsonb", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    form_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examination", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "expert",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    employers = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expert", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_base",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    builder_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    builder_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_base", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "performance_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle_version = table.Column<long>(type: "bigint", nullable: false),
                    cycle_title = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    base_number = table.Column<string>(type: "text", nullable: false),
                    base_name = table.Column<string>(type: "text", nullable: false),
                    criteria_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: true),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    record_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    builder_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    builder_name = table.Column<string>(type: "text", nullable: false),
                    evaluator_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    evaluator_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_evaluation", x => x.id);
                    table.CheckConstraint("performance_grade", "(status = 'Completed') = (grade IS NOT NULL AND score BETWEEN 0 AND 100 AND record_hash IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "progress_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    achievements = table.Column<string>(type: "text", nullable: false),
                    problems = table.Column<string>(type: "text", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ranking",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    record_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    entries = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ranking", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_figure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric(21,6)", precision: 21, scale: 6, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_figure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    examination_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    expert = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    has_conflict = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review", x => x.id);
                    table.CheckConstraint("review_score", "(status NOT IN ('Submitted', 'Locked') OR score IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignment_round_id",
                table: "assignment",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_criteria_version_kind_number",
                table: "criteria_version",
                columns: new[] { "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_examination_application_id",
                table: "examination",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_examination_call_id",
                table: "examination",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_expert_subject",
                table: "expert",
                column: "subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_performance_evaluation_base_id",
                table: "performance_evaluation",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ix_performance_evaluation_cycle_id_base_id",
                table: "performance_evaluation",
                columns: new[] { "cycle_id", "base_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_report_cycle_id_base_id",
                table: "progress_report",
                columns: new[] { "cycle_id", "base_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ranking_round_id_kind_number",
                table: "ranking",
                columns: new[] { "round_id", "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reference_figure_code_scope_year",
                table: "reference_figure",
                columns: new[] { "code", "scope", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_call_id",
                table: "review",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_examination_id_expert",
                table: "review",
                columns: new[] { "examination_id", "expert" },
                unique: true,
                filter: "status NOT IN ('Declined', 'ConflictDeclared', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_review_expert",
                table: "review",
                column: "expert");

            migrationBuilder.Sql(EvaluationSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(EvaluationSql.Down);

            migrationBuilder.DropTable(
                name: "assignment");

            migrationBuilder.DropTable(
                name: "criteria_version");

            migrationBuilder.DropTable(
                name: "decision_record");

            migrationBuilder.DropTable(
                name: "examination");

            migrationBuilder.DropTable(
                name: "expert");

            migrationBuilder.DropTable(
                name: "known_base");

            migrationBuilder.DropTable(
                name: "performance_evaluation");

            migrationBuilder.DropTable(
                name: "progress_report");

            migrationBuilder.DropTable(
                name: "ranking");

            migrationBuilder.DropTable(
                name: "reference_figure");

            migrationBuilder.DropTable(
                name: "review");

            migrationBuilder.DropColumn(
                name: "criteria",
                table: "round");

            migrationBuilder.DropColumn(
                name: "experts_per_application",
                table: "round");

            migrationBuilder.DropColumn(
                name: "research_reference",
                table: "round");
        }
    }
}
