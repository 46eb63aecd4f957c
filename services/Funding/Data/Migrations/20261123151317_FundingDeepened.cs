using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class FundingDeepened : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "write_off_reason",
                table: "recovery",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "counter_budget_id",
                table: "journal",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_counter_budget_id",
                table: "journal",
                column: "counter_budget_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_journal_counter",
                table: "journal",
                sql: "(counter_budget_id IS NOT NULL) = (kind IN ('Transfer', 'CarryOver'))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_journal_two_budgets",
                table: "journal",
                sql: "counter_budget_id IS NULL OR counter_budget_id <> budget_id");

            migrationBuilder.AddForeignKey(
                name: "fk_journal_budget_counter_budget_id",
                table: "journal",
                column: "counter_budget_id",
                principalTable: "budget",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.Sql(Funding.Ledger.PostingSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Ledger.PostingSql.Down);
            migrationBuilder.DropForeignKey(
                name: "fk_journal_budget_counter_budget_id",
                table: "journal");

            migrationBuilder.DropIndex(
                name: "ix_journal_counter_budget_id",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_counter",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_two_budgets",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "counter_budget_id",
                table: "journal");

            migrationBuilder.AlterColumn<string>(
                name: "write_off_reason",
                table: "recovery",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000,
                oldNullable: true);
        }
    }
}
