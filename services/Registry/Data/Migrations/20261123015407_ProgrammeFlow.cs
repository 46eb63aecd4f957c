using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class ProgrammeFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "annulment_document",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "graded_in_cycle",
                table: "base",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "graded_on",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "latest_grade",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "management",
                table: "base",
                type: "text",
                nullable: false,
                defaultValue: "Regular");

            migrationBuilder.AddColumn<string>(
                name: "payee_account_number",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_bank_code",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_credit_code",
                table: "base",
                type: "character varying(18)",
                maxLength: 18,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_name",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "revocation_document",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "revoked_on",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "targets",
                table: "base",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "base_history",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    management = table.Column<string>(type: "text", nullable: false),
                    latest_grade = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_base_history", x => x.id);
                    table.ForeignKey(
                        name: "fk_base_history_bases_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_cycle",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluator_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    evaluator_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_cycle", x => x.id);
                    table.CheckConstraint("cycle_closed_on", "(status = 'Closed') = (closed_on is not null)");
                });

            migrationBuilder.CreateTable(
                name: "rectification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    grace_working_days = table.Column<int>(type: "integer", nullable: false),
                    grace_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extension_reason = table.Column<string>(type: "text", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: true),
                    plan_returned_for = table.Column<string>(type: "text", nullable: true),
                    report = table.Column<string>(type: "text", nullable: true),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: true),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposal_reason = table.Column<string>(type: "text", nullable: true),
                    hearing_held_on = table.Column<DateOnly>(type: "date", nullable: true),
                    hearing_minutes = table.Column<string>(type: "text", nullable: true),
                    revoked_by = table.Column<string>(type: "text", nullable: true),
                    revocation_document = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rectification", x => x.id);
                    table.CheckConstraint("rectification_closed_on", "(status in ('Passed', 'RevocationApproved')) = (closed_on is not null)");
                    table.CheckConstraint("rectification_due", "due_on >= ordered_on and grace_working_days >= 0");
                    table.CheckConstraint("rectification_revoked_by_another", "status <> 'RevocationApproved' or (revocation_document is not null and hearing_held_on is not null and proposed_by is not null and revoked_by is not null and proposed_by <> revoked_by)");
                    table.ForeignKey(
                        name: "fk_rectification_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reference_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: true),
                    outstanding_fen = table.Column<long>(type: "bigint", nullable: true),
                    on_date = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support", x => x.id);
                    table.CheckConstraint("support_amount", "amount_fen >= 0 and outstanding_fen >= 0");
                });

            migrationBuilder.CreateTable(
                name: "evaluation_cycle_base",
                columns: table => new
                {
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    in_open_cycle = table.Column<bool>(type: "boolean", nullable: false),
                    evaluation_version = table.Column<long>(type: "bigint", nullable: false),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    record_hash = table.Column<string>(type: "text", nullable: true),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    builder_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    builder_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_cycle_base", x => new { x.cycle_id, x.base_id });
                    table.CheckConstraint("cycle_score", "score between 0 and 100");
                    table.CheckConstraint("cycle_waits_while_open", "status <> 'Waiting' or in_open_cycle");
                    table.ForeignKey(
                        name: "fk_evaluation_cycle_base_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_cycle_base_evaluation_cycle_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "evaluation_cycle",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "progress_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    achievements = table.Column<string>(type: "text", nullable: false),
                    problems = table.Column<string>(type: "text", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_progress_report_evaluation_cycle_base_cycle_id_base_id",
                        columns: x => new { x.cycle_id, x.base_id },
                        principalTable: "evaluation_cycle_base",
                        principalColumns: new[] { "cycle_id", "base_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "base_grade_is_whole",
                table: "base",
                sql: "(latest_grade is null) = (graded_on is null) and (latest_grade is null) = (graded_in_cycle is null)");

            migrationBuilder.AddCheckConstraint(
                name: "base_managed_while_held",
                table: "base",
                sql: "management = 'Regular' or title in ('Held', 'Suspended')");

            migrationBuilder.AddCheckConstraint(
                name: "base_revoked_by_document",
                table: "base",
                sql: "title <> 'Revoked' or (revocation_document is not null and revoked_on is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_base_history_base_id_version",
                table: "base_history",
                columns: new[] { "base_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_evaluation_cycle_base_open",
                table: "evaluation_cycle_base",
                column: "base_id",
                unique: true,
                filter: "in_open_cycle");

            migrationBuilder.CreateIndex(
                name: "ix_progress_report_cycle_id_base_id",
                table: "progress_report",
                columns: new[] { "cycle_id", "base_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rectification_base_id",
                table: "rectification",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ux_rectification_live",
                table: "rectification",
                column: "base_id",
                unique: true,
                filter: "status not in ('Passed', 'RevocationApproved')");

            migrationBuilder.CreateIndex(
                name: "ix_reference_series_code_scope_year",
                table: "reference_series",
                columns: new[] { "code", "scope", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_base_id_id",
                table: "support",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_source_id_version_kind",
                table: "support",
                columns: new[] { "source_id", "version", "kind" },
                unique: true);

            migrationBuilder.Sql(RegistrySql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RegistrySql.Down);

            migrationBuilder.DropTable(
                name: "base_history");

            migrationBuilder.DropTable(
                name: "progress_report");

            migrationBuilder.DropTable(
                name: "rectification");

            migrationBuilder.DropTable(
                name: "reference_series");

            migrationBuilder.DropTable(
                name: "support");

            migrationBuilder.DropTable(
                name: "evaluation_cycle_base");

            migrationBuilder.DropTable(
                name: "evaluation_cycle");

            migrationBuilder.DropCheckConstraint(
                name: "base_grade_is_whole",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_managed_while_held",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_revoked_by_document",
                table: "base");

            migrationBuilder.DropColumn(
                name: "annulment_document",
                table: "base");

            migrationBuilder.DropColumn(
                name: "graded_in_cycle",
                table: "base");

            migrationBuilder.DropColumn(
                name: "graded_on",
                table: "base");

            migrationBuilder.DropColumn(
                name: "latest_grade",
                table: "base");

            migrationBuilder.DropColumn(
                name: "management",
                table: "base");

            migrationBuilder.DropColumn(
                name: "payee_account_number",
                table: "base");

            migrationBuilder.DropColumn(
                name: "payee_bank_code",
                table: "base");

            migrationBuilder.DropColumn(
                name: "payee_credit_code",
                table: "base");

            migrationBuilder.DropColumn(
                name: "payee_name",
                table: "base");

            migrationBuilder.DropColumn(
                name: "revocation_document",
                table: "base");

            migrationBuilder.DropColumn(
                name: "revoked_on",
                table: "base");

            migrationBuilder.DropColumn(
                name: "targets",
                table: "base");
        }
    }
}
