using System;
using System.Collections.Generic;
using Applications.Intake;
using Applications.Recognitions;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class ProgrammeFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "application_id",
                table: "recognition",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee",
                table: "recognition",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "targets",
                table: "recognition",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "criteria",
                table: "call",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "rules",
                table: "call",
                type: "jsonb",
                nullable: false,
                defaultValue: "{\"noticeWorkingDays\":5,\"expertsPerApplication\":3,\"researchReference\":\"province\",\"places\":[],\"reserves\":2}");

            migrationBuilder.CreateTable(
                name: "application",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    applicant_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    form = table.Column<string>(type: "jsonb", nullable: false),
                    form_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remarks = table.Column<string>(type: "jsonb", nullable: false),
                    independently_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    supplements = table.Column<string>(type: "jsonb", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    notice_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    objections = table.Column<string>(type: "jsonb", nullable: false),
                    recognition_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application", x => x.id);
                    table.CheckConstraint("application_form_hash", "length(form_hash) = 64");
                    table.CheckConstraint("application_rank", "rank > 0 and score between 0 and 100");
                    table.CheckConstraint("application_recognised", "(status = 'Recognised') = (recognition_id is not null)");
                    table.CheckConstraint("application_sealed", "status in ('Draft', 'Withdrawn') or (form_hash is not null and submitted_at is not null)");
                    table.ForeignKey(
                        name: "fk_application_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "criteria_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_criteria_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "examination",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    experts = table.Column<List<string>>(type: "text[]", nullable: false),
                    list_version = table.Column<long>(type: "bigint", nullable: false),
                    departures = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examination", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ranking",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    record_hash = table.Column<string>(type: "text", nullable: false),
                    places = table.Column<string>(type: "jsonb", nullable: false)
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
                    code = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_figure", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recognition_application_id",
                table: "recognition",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_applicant_code",
                table: "application",
                column: "applicant_code");

            migrationBuilder.CreateIndex(
                name: "ix_application_area",
                table: "application",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_kind_status",
                table: "application",
                columns: new[] { "call_id", "kind", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_application_one_live",
                table: "application",
                columns: new[] { "applicant_code", "call_id", "kind" },
                unique: true,
                filter: "status not in ('NotRecommended', 'NotSelected', 'Refused', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_criteria_version_kind_number",
                table: "criteria_version",
                columns: new[] { "kind", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_examination_application_id",
                table: "examination",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_ranking_call_id_kind",
                table: "ranking",
                columns: new[] { "call_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_reference_figure_code_scope_year",
                table: "reference_figure",
                columns: new[] { "code", "scope", "year" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_recognition_application_application_id",
                table: "recognition",
                column: "application_id",
                principalTable: "application",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(SealedFormSql.Up);
            migrationBuilder.Sql(RecognitionSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RecognitionSql.Down);
            migrationBuilder.Sql(SealedFormSql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_recognition_application_application_id",
                table: "recognition");

            migrationBuilder.DropTable(
                name: "application");

            migrationBuilder.DropTable(
                name: "criteria_version");

            migrationBuilder.DropTable(
                name: "examination");

            migrationBuilder.DropTable(
                name: "ranking");

            migrationBuilder.DropTable(
                name: "reference_figure");

            migrationBuilder.DropIndex(
                name: "ix_recognition_application_id",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "application_id",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "payee",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "targets",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "criteria",
                table: "call");

            migrationBuilder.DropColumn(
                name: "rules",
                table: "call");
        }
    }
}
