using System;
using Applications.Selection;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class SelectionAndConsent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "selection_note",
                table: "recognition",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "notice_id",
                table: "application",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sent_back_at",
                table: "application",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "consent_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    document_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    refused = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_list", x => x.id);
                    table.CheckConstraint("consent_list_decided", "(status = 'Decided') = (document_number is not null and decided_on is not null)");
                    table.CheckConstraint("consent_list_hash", "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')");
                    table.ForeignKey(
                        name: "fk_consent_list_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    document_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                    table.CheckConstraint("notice_hash", "document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex')");
                    table.CheckConstraint("notice_period", "ends_at > opened_at");
                    table.ForeignKey(
                        name: "fk_notice_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    grounds = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    overdue_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_for = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    comments = table.Column<string>(type: "jsonb", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objection", x => x.id);
                    table.CheckConstraint("objection_answered", "(status in ('Refused', 'Dismissed', 'Upheld')) = (answer is not null and answered_at is not null)");
                    table.ForeignKey(
                        name: "fk_objection_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "selection",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    record_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection", x => x.id);
                    table.ForeignKey(
                        name: "fk_selection_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_notice_id",
                table: "application",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_list_call_id_number",
                table: "consent_list",
                columns: new[] { "call_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_consent_list_document_number",
                table: "consent_list",
                column: "document_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_consent_list_one_open",
                table: "consent_list",
                column: "call_id",
                unique: true,
                filter: "status = 'Submitted'");

            migrationBuilder.CreateIndex(
                name: "ix_notice_call_id_number",
                table: "notice",
                columns: new[] { "call_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objection_application_id_status",
                table: "objection",
                columns: new[] { "application_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_objection_number",
                table: "objection",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_selection_call_id_kind",
                table: "selection",
                columns: new[] { "call_id", "kind" });

            migrationBuilder.AddForeignKey(
                name: "fk_application_notices_notice_id",
                table: "application",
                column: "notice_id",
                principalTable: "notice",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(SelectionSql.MoveObjections);
            migrationBuilder.DropColumn(
                name: "objections",
                table: "application");
            migrationBuilder.Sql(SelectionSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SelectionSql.Down);
            migrationBuilder.DropForeignKey(
                name: "fk_application_notices_notice_id",
                table: "application");

            migrationBuilder.DropTable(
                name: "consent_list");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "objection");

            migrationBuilder.DropTable(
                name: "selection");

            migrationBuilder.DropIndex(
                name: "ix_application_notice_id",
                table: "application");

            migrationBuilder.DropColumn(
                name: "selection_note",
                table: "recognition");

            migrationBuilder.DropColumn(
                name: "notice_id",
                table: "application");

            migrationBuilder.DropColumn(
                name: "sent_back_at",
                table: "application");

            migrationBuilder.AddColumn<string>(
                name: "objections",
                table: "application",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }
    }
}
