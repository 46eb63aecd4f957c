using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExpertRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "affiliations",
                table: "expert",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "area",
                table: "expert",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "availability",
                table: "expert",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<List<string>>(
                name: "expertise",
                table: "expert",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "institution",
                table: "expert",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "load_limit",
                table: "expert",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seniority",
                table: "expert",
                type: "text",
                nullable: false,
                defaultValue: "Unstated");

            migrationBuilder.AddColumn<string>(
                name: "status",
                table: "expert",
                type: "text",
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.AddCheckConstraint(
                name: "expert_load_limit",
                table: "expert",
                sql: "load_limit > 0");

            migrationBuilder.Sql(ExpertsSql.Up);

            migrationBuilder.DropColumn(
                name: "employers",
                table: "expert");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "employers",
                table: "expert",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.Sql(ExpertsSql.Down);

            migrationBuilder.DropCheckConstraint(
                name: "expert_load_limit",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "affiliations",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "area",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "availability",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "expertise",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "institution",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "load_limit",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "seniority",
                table: "expert");

            migrationBuilder.DropColumn(
                name: "status",
                table: "expert");
        }
    }
}
