using System;
using System.Collections.Generic;
using Applications.County;
using Applications.Eligibility.Departments;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountiesAndEligibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "carrier_code",
                table: "application",
                type: "character varying(18)",
                maxLength: 18,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "eligibility_report",
                table: "application",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "independent_check",
                table: "application",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ineligible_for",
                table: "application",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "recommendation",
                table: "application",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "supplement_request",
                table: "application",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "county_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    quota = table.Column<int>(type: "integer", nullable: true),
                    applications = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_county_list", x => x.id);
                    table.CheckConstraint("county_list_quota", "quota is null or cardinality(applications) <= quota");
                    table.ForeignKey(
                        name: "fk_county_list_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "department_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    department = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    base_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    applicant_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    applicant_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    override_reason = table.Column<string>(type: "text", nullable: true),
                    overridden_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_department_check", x => x.id);
                    table.CheckConstraint("department_check_answered", "status <> 'Answered' or (answer is not null and answered_by is not null and answered_at is not null)");
                    table.CheckConstraint("department_check_overridden", "(status = 'Overridden') = (override_reason is not null and overridden_by is not null)");
                    table.CheckConstraint("department_check_reasoned", "answer is null or answer = 'Clear' or reason is not null");
                    table.ForeignKey(
                        name: "fk_department_check_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "promotion_body",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    organisations = table.Column<string>(type: "jsonb", nullable: false),
                    contacts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotion_body", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "title",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    holder_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    held_since = table.Column<DateOnly>(type: "date", nullable: true),
                    lost_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lost_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    held_version = table.Column<long>(type: "bigint", nullable: false),
                    lost_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_title", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_carrier_code",
                table: "application",
                columns: new[] { "call_id", "carrier_code" });

            migrationBuilder.CreateIndex(
                name: "ix_county_list_call_id_kind_area",
                table: "county_list",
                columns: new[] { "call_id", "kind", "area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_department_check_application_id_department_round",
                table: "department_check",
                columns: new[] { "application_id", "department", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_department_check_department_status_id",
                table: "department_check",
                columns: new[] { "department", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_department_check_one_open",
                table: "department_check",
                columns: new[] { "application_id", "department" },
                unique: true,
                filter: "status in ('Open', 'Overdue')");

            migrationBuilder.CreateIndex(
                name: "ux_promotion_body_area",
                table: "promotion_body",
                column: "area",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_title_holder_code",
                table: "title",
                column: "holder_code");

            migrationBuilder.Sql(
                """
                update application set
                    carrier_code = left(form -> 'carrier' ->> 'creditCode', 18),
                    independent_check = case when independently_checked_at is null then null
                        else jsonb_build_object('by', '', 'opinion', '', 'at', independently_checked_at) end
                """);
            migrationBuilder.DropColumn(name: "independently_checked_at", table: "application");
            migrationBuilder.Sql(CountyListSql.Up);
            migrationBuilder.Sql(DepartmentCheckSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(DepartmentCheckSql.Down);
            migrationBuilder.Sql(CountyListSql.Down);
            migrationBuilder.DropTable(
                name: "county_list");

            migrationBuilder.DropTable(
                name: "department_check");

            migrationBuilder.DropTable(
                name: "promotion_body");

            migrationBuilder.DropTable(
                name: "title");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_carrier_code",
                table: "application");

            migrationBuilder.DropColumn(
                name: "carrier_code",
                table: "application");

            migrationBuilder.DropColumn(
                name: "eligibility_report",
                table: "application");

            migrationBuilder.DropColumn(
                name: "independent_check",
                table: "application");

            migrationBuilder.DropColumn(
                name: "ineligible_for",
                table: "application");

            migrationBuilder.DropColumn(
                name: "recommendation",
                table: "application");

            migrationBuilder.DropColumn(
                name: "supplement_request",
                table: "application");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "independently_checked_at",
                table: "application",
                type: "timestamp with time zone",
                nullable: true);
        }
    }
}
