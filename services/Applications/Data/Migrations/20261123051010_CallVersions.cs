using System;
using Applications.Calls;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class CallVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "terms", table: "call", type: "jsonb", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "call",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "call_version",
                table: "application",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "call_version",
                columns: table => new
                {
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_version", x => new { x.call_id, x.number });
                    table.ForeignKey(
                        name: "fk_call_version_call_call_id",
                        column: x => x.call_id,
                        principalTable: "call",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    organisation = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification", x => x.id);
                });

            migrationBuilder.Sql(CallVersionSql.FirstVersions);
            migrationBuilder.AlterColumn<string>(name: "terms", table: "call", type: "jsonb", nullable: false);
            migrationBuilder.DropColumn(name: "rules", table: "call");
            migrationBuilder.DropColumn(name: "criteria", table: "call");
            migrationBuilder.DropColumn(name: "kinds", table: "call");
            migrationBuilder.DropColumn(name: "title", table: "call");
            migrationBuilder.Sql(KeptSql.Up);
            migrationBuilder.Sql(KeptSql.On("call_version"));

            migrationBuilder.AddCheckConstraint(
                name: "call_version_number",
                table: "call",
                sql: "(status = 'Draft') = (version = 0)");

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_call_version",
                table: "application",
                columns: new[] { "call_id", "call_version" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_organisation_id",
                table: "notification",
                columns: new[] { "organisation", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_application_call_version_call_id_call_version",
                table: "application",
                columns: new[] { "call_id", "call_version" },
                principalTable: "call_version",
                principalColumns: new[] { "call_id", "number" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_application_call_version_call_id_call_version",
                table: "application");

            migrationBuilder.DropTable(
                name: "call_version");

            migrationBuilder.Sql(KeptSql.Down);

            migrationBuilder.DropTable(
                name: "notification");

            migrationBuilder.DropCheckConstraint(
                name: "call_version_number",
                table: "call");

            migrationBuilder.DropIndex(
                name: "ix_application_call_id_call_version",
                table: "application");

            migrationBuilder.DropColumn(
                name: "version",
                table: "call");

            migrationBuilder.DropColumn(
                name: "call_version",
                table: "application");

            migrationBuilder.RenameColumn(
                name: "terms",
                table: "call",
                newName: "rules");

            migrationBuilder.AddColumn<string>(
                name: "criteria",
                table: "call",
                type: "jsonb",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int[]>(
                name: "kinds",
                table: "call",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "call",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
