using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class Reversals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recovery_receipt_recovery_id_reference",
                table: "recovery_receipt");

            migrationBuilder.DropCheckConstraint(
                name: "ck_recovery_ending",
                table: "recovery");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_counter",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_budget_change_approved",
                table: "budget_change");

            migrationBuilder.AddColumn<bool>(
                name: "reversed",
                table: "recovery_receipt",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ending_id",
                table: "recovery",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reversal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reversal", x => x.id);
                    table.CheckConstraint("ck_reversal_approved", "(status = 'Approved') = (approved_by IS NOT NULL)");
                    table.CheckConstraint("ck_reversal_people", "approved_by <> proposed_by");
                    table.ForeignKey(
                        name: "fk_reversal_journal_journal_id",
                        column: x => x.journal_id,
                        principalTable: "journal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_receipt_recovery_id_reference",
                table: "recovery_receipt",
                columns: new[] { "recovery_id", "reference" },
                unique: true,
                filter: "NOT reversed");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_ending_id",
                table: "recovery",
                column: "ending_id",
                unique: true);

            migrationBuilder.Sql("alter table recovery disable trigger user; update recovery set ending_id = id where ending is not null; alter table recovery enable trigger user;");

            migrationBuilder.AddCheckConstraint(
                name: "ck_recovery_ending",
                table: "recovery",
                sql: "(ending IS NULL) = (ending_reason IS NULL) AND (ending IS NULL) = (ending_proposed_by IS NULL) AND (ending IS NULL) = (ending_id IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_journal_counter",
                table: "journal",
                sql: "(counter_budget_id IS NOT NULL) = (kind IN ('Transfer', 'CarryOver', 'TransferReversal', 'CarryOverReversal'))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_budget_change_approved",
                table: "budget_change",
                sql: "(status IN ('Approved', 'Reversed')) = (approved_by IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_reversal_subject_id_kind",
                table: "reversal",
                columns: new[] { "subject_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ux_reversal_journal",
                table: "reversal",
                column: "journal_id",
                unique: true,
                filter: "status IN ('Proposed', 'Approved')");

            migrationBuilder.Sql(Funding.Ledger.JournalLegSql.View);
            migrationBuilder.Sql(Funding.Budgets.BudgetReversalSql.Up);
            migrationBuilder.Sql(Funding.Recoveries.RecoveryReversalSql.Up);
            migrationBuilder.Sql(Funding.Reversals.ReversalSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was reversed stands in the books: restore the database as it was before instead.");
    }
}
