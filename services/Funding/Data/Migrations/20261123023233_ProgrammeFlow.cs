using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class ProgrammeFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "opened_at",
                table: "fund_account",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<long>(
                name: "grade_version",
                table: "fund_account",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "latest_grade",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "particulars_version",
                table: "fund_account",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "payee_account_number",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_bank_code",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_credit_code",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_name",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<long>>(
                name: "revocations",
                table: "fund_account",
                type: "bigint[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "fund_account",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "title_version",
                table: "fund_account",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "base_rectification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: false),
                    fund_account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_base_rectification", x => x.id);
                    table.ForeignKey(
                        name: "fk_base_rectification_fund_account_fund_account_id",
                        column: x => x.fund_account_id,
                        principalTable: "fund_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    fund_source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    line = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    drafted_by = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget", x => x.id);
                    table.CheckConstraint("ck_budget_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_budget_people", "approved_by <> drafted_by");
                });

            migrationBuilder.CreateTable(
                name: "reconciliation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    statement_date = table.Column<DateOnly>(type: "date", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    matched = table.Column<int>(type: "integer", nullable: false),
                    reconciled_by = table.Column<string>(type: "text", nullable: false),
                    differences = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "award",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_version = table.Column<long>(type: "bigint", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    repayable_percent = table.Column<int>(type: "integer", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    signed_by = table.Column<string>(type: "text", nullable: true),
                    paid_fen = table.Column<long>(type: "bigint", nullable: false),
                    ended_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award", x => x.id);
                    table.CheckConstraint("ck_award_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_award_paid", "paid_fen BETWEEN 0 AND amount_fen");
                    table.CheckConstraint("ck_award_people", "approved_by <> proposed_by");
                    table.CheckConstraint("ck_award_repayable", "repayable_percent BETWEEN 0 AND 100");
                    table.ForeignKey(
                        name: "fk_award_budgets_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "award_instalment",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_instalment", x => new { x.award_id, x.number });
                    table.CheckConstraint("ck_award_instalment_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "fk_award_instalment_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                    table.CheckConstraint("ck_journal_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "fk_journal_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_journal_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage = table.Column<string>(type: "text", nullable: false),
                    inflow_fen = table.Column<long>(type: "bigint", nullable: false),
                    outflow_fen = table.Column<long>(type: "bigint", nullable: false),
                    balance_fen = table.Column<long>(type: "bigint", nullable: false),
                    floor_fen = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_account", x => x.id);
                    table.CheckConstraint("ck_ledger_account_balance", "balance_fen = inflow_fen - outflow_fen");
                    table.CheckConstraint("ck_ledger_account_floor", "floor_fen IS NULL OR balance_fen >= floor_fen");
                    table.CheckConstraint("ck_ledger_account_no_floor", "(floor_fen IS NULL) = (stage = 'Source')");
                    table.CheckConstraint("ck_ledger_account_turnover", "inflow_fen >= 0 AND outflow_fen >= 0");
                    table.ForeignKey(
                        name: "fk_ledger_account_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_account_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instalment = table.Column<int>(type: "integer", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    end_to_end_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    uetr = table.Column<Guid>(type: "uuid", nullable: false),
                    levels = table.Column<int>(type: "integer", nullable: false),
                    requested_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    released_by = table.Column<string>(type: "text", nullable: true),
                    release_confirmed_by = table.Column<string>(type: "text", nullable: true),
                    payee_account_number = table.Column<string>(type: "text", nullable: false),
                    payee_bank_code = table.Column<string>(type: "text", nullable: false),
                    payee_credit_code = table.Column<string>(type: "text", nullable: false),
                    payee_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => x.id);
                    table.CheckConstraint("ck_payment_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_payment_release", "release_confirmed_by <> released_by");
                    table.ForeignKey(
                        name: "fk_payment_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    demanded_fen = table.Column<long>(type: "bigint", nullable: false),
                    recovered_fen = table.Column<long>(type: "bigint", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    write_off_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery", x => x.id);
                    table.CheckConstraint("ck_recovery_amount", "recovered_fen BETWEEN 0 AND demanded_fen");
                    table.ForeignKey(
                        name: "fk_recovery_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recovery_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting", x => new { x.journal_id, x.number });
                    table.CheckConstraint("ck_posting_amount", "amount_fen <> 0");
                    table.ForeignKey(
                        name: "fk_posting_journal_journal_id",
                        column: x => x.journal_id,
                        principalTable: "journal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posting_ledger_account_account_id",
                        column: x => x.account_id,
                        principalTable: "ledger_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_hand",
                columns: table => new
                {
                    part = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_hand", x => new { x.payment_id, x.part });
                    table.ForeignKey(
                        name: "fk_payment_hand_payments_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_receipt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    restored_fen = table.Column<long>(type: "bigint", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recovery_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_receipt", x => x.id);
                    table.CheckConstraint("ck_recovery_receipt_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_recovery_receipt_restored", "restored_fen BETWEEN 0 AND amount_fen");
                    table.ForeignKey(
                        name: "fk_recovery_receipt_recovery_recovery_id",
                        column: x => x.recovery_id,
                        principalTable: "recovery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_award_base_id",
                table: "award",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_budget_id",
                table: "award",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ix_base_rectification_fund_account_id",
                table: "base_rectification",
                column: "fund_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_budget_fiscal_year_fund_source_line",
                table: "budget",
                columns: new[] { "fiscal_year", "fund_source", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_award_id",
                table: "journal",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_journal_budget_id",
                table: "journal",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ux_journal_kind_subject_id",
                table: "journal",
                columns: new[] { "kind", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_award_id",
                table: "ledger_account",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account_budget_id_award_id_stage",
                table: "ledger_account",
                columns: new[] { "budget_id", "award_id", "stage" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_payment_base_id",
                table: "payment",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_end_to_end_id",
                table: "payment",
                column: "end_to_end_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_requested_on",
                table: "payment",
                column: "requested_on");

            migrationBuilder.CreateIndex(
                name: "ix_payment_uetr",
                table: "payment",
                column: "uetr",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_payment_live_instalment",
                table: "payment",
                columns: new[] { "award_id", "instalment" },
                unique: true,
                filter: "status NOT IN ('Declined', 'Cancelled', 'BankRejected', 'Returned')");

            migrationBuilder.CreateIndex(
                name: "ix_payment_hand_payment_id_person",
                table: "payment_hand",
                columns: new[] { "payment_id", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posting_account_id",
                table: "posting",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_statement_date",
                table: "reconciliation",
                column: "statement_date");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_budget_id",
                table: "recovery",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ux_recovery_open_award",
                table: "recovery",
                column: "award_id",
                unique: true,
                filter: "status IN ('Demanded', 'PartlyRecovered')");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_receipt_recovery_id_reference",
                table: "recovery_receipt",
                columns: new[] { "recovery_id", "reference" },
                unique: true);

            // Accounts that were opened before this: their base was registered, and nothing more is known of it.
            migrationBuilder.Sql("UPDATE fund_account SET particulars_version = 1, title = 'Held', title_version = 1");
            migrationBuilder.Sql(Funding.Ledger.LedgerSql.Up);
            migrationBuilder.Sql(Funding.Payments.PaymentSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Payments.PaymentSql.Down);
            migrationBuilder.Sql(Funding.Ledger.LedgerSql.Down);
            migrationBuilder.DropTable(
                name: "award_instalment");

            migrationBuilder.DropTable(
                name: "base_rectification");

            migrationBuilder.DropTable(
                name: "payment_hand");

            migrationBuilder.DropTable(
                name: "posting");

            migrationBuilder.DropTable(
                name: "reconciliation");

            migrationBuilder.DropTable(
                name: "recovery_receipt");

            migrationBuilder.DropTable(
                name: "payment");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "ledger_account");

            migrationBuilder.DropTable(
                name: "recovery");

            migrationBuilder.DropTable(
                name: "award");

            migrationBuilder.DropTable(
                name: "budget");

            migrationBuilder.DropColumn(
                name: "grade_version",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "latest_grade",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "particulars_version",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_account_number",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_bank_code",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_credit_code",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_name",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "revocations",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "title",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "title_version",
                table: "fund_account");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "opened_at",
                table: "fund_account",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);
        }
    }
}
