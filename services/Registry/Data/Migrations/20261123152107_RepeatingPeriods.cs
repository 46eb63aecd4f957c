using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class RepeatingPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "case_reviewed_by_another",
                table: "typical_case");

            migrationBuilder.AddColumn<int>(
                name: "due_working_days",
                table: "reporting_period",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<bool>(
                name: "repeats",
                table: "reporting_period",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddCheckConstraint(
                name: "case_reviewed_by_another",
                table: "typical_case",
                sql: "status not in ('Approved', 'Published') or (reviewed_by is not null and submitted_by is not null and reviewed_by <> drafted_by and reviewed_by <> submitted_by)");

            migrationBuilder.AddCheckConstraint(
                name: "cycle_graded",
                table: "evaluation_cycle_base",
                sql: "status <> 'Graded' or (score is not null and grade is not null and evaluated_on is not null)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "case_reviewed_by_another",
                table: "typical_case");

            migrationBuilder.DropCheckConstraint(
                name: "cycle_graded",
                table: "evaluation_cycle_base");

            migrationBuilder.DropColumn(
                name: "due_working_days",
                table: "reporting_period");

            migrationBuilder.DropColumn(
                name: "repeats",
                table: "reporting_period");

            migrationBuilder.AddCheckConstraint(
                name: "case_reviewed_by_another",
                table: "typical_case",
                sql: "status not in ('Approved', 'Published') or (reviewed_by is not null and reviewed_by <> drafted_by and reviewed_by <> submitted_by)");
        }
    }
}
