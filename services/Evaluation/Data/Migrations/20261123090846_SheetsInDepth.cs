using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class SheetsInDepth : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "materials",
                table: "examination",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

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

            migrationBuilder.AddCheckConstraint(
                name: "review_open_items",
                table: "review",
                sql: "status <> 'Locked' OR open_items IS NULL");

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
                name: "ix_evaluator_contract_cycle_id",
                table: "evaluator_contract",
                column: "cycle_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_performance_method_number",
                table: "performance_method",
                column: "number",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_performance_evaluation_performance_method_method_version_id",
                table: "performance_evaluation",
                column: "method_version_id",
                principalTable: "performance_method",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(SheetsSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SheetsSql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_performance_evaluation_performance_method_method_version_id",
                table: "performance_evaluation");

            migrationBuilder.DropTable(
                name: "arbitration");

            migrationBuilder.DropTable(
                name: "evaluator_contract");

            migrationBuilder.DropTable(
                name: "performance_method");

            migrationBuilder.DropTable(
                name: "reference_figure_version");

            migrationBuilder.DropCheckConstraint(
                name: "review_open_items",
                table: "review");

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
                name: "materials",
                table: "examination");
        }
    }
}
