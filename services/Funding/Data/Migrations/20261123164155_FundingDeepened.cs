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
            migrationBuilder.DropIndex(
                name: "ux_recovery_open_award",
                table: "recovery");

            migrationBuilder.RenameColumn(
                name: "write_off_reason",
                table: "recovery",
                newName: "ending_reason");

            migrationBuilder.AlterColumn<string>(
                name: "ending_reason",
                table: "recovery",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cause",
                table: "recovery",
                type: "text",
                nullable: false,
                defaultValue: "TitleLost");

            migrationBuilder.AddColumn<Guid>(
                name: "cause_id",
                table: "recovery",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ended_by",
                table: "recovery",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ending",
                table: "recovery",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ending_proposed_by",
                table: "recovery",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "instalments_reason",
                table: "recovery",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "overdue_since",
                table: "recovery",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "approved_at",
                table: "payment",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "claim_number",
                table: "payment",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "distinct_because",
                table: "payment",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_out",
                table: "payment",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "period_from",
                table: "payment",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "period_to",
                table: "payment",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "run_id",
                table: "payment",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "counter_budget_id",
                table: "journal",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "area",
                table: "fund_account",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "latest_score",
                table: "fund_account",
                type: "numeric(7,4)",
                precision: 7,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_of_record_account_number",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_of_record_bank_code",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_of_record_credit_code",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payee_of_record_name",
                table: "fund_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document_number",
                table: "budget",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "instrument",
                table: "budget",
                type: "text",
                nullable: false,
                defaultValue: "Grant");

            migrationBuilder.AddColumn<Guid>(
                name: "source_id",
                table: "budget",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                table: "award_instalment",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "retention",
                table: "award_instalment",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "allocation_id",
                table: "award",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approval_document",
                table: "award",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "held_for",
                table: "award",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "matching_fen",
                table: "award",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "programme_id",
                table: "award",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "project_code",
                table: "award",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "superseded_paid_fen",
                table: "award",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "supersedes_id",
                table: "award",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "terminated_by",
                table: "award",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "termination_asked_by",
                table: "award",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "termination_for",
                table: "award",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "award",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "award_agreement",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    sent_by = table.Column<string>(type: "text", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    signed_by = table.Column<string>(type: "text", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_agreement", x => new { x.award_id, x.version });
                    table.ForeignKey(
                        name: "fk_award_agreement_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "award_condition",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before_instalment = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    claimed_by = table.Column<string>(type: "text", nullable: true),
                    met_by = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_condition", x => new { x.award_id, x.code });
                    table.CheckConstraint("ck_award_condition_met", "(status = 'Met') = (met_by IS NOT NULL)");
                    table.CheckConstraint("ck_award_condition_people", "met_by <> claimed_by");
                    table.ForeignKey(
                        name: "fk_award_condition_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "budget_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    to_budget_id = table.Column<Guid>(type: "uuid", nullable: true),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_change", x => x.id);
                    table.CheckConstraint("ck_budget_change_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_budget_change_approved", "(status = 'Approved') = (approved_by IS NOT NULL)");
                    table.CheckConstraint("ck_budget_change_people", "approved_by <> proposed_by");
                    table.CheckConstraint("ck_budget_change_target", "(kind IN ('Transfer', 'CarryOver')) = (to_budget_id IS NOT NULL) AND to_budget_id IS DISTINCT FROM budget_id");
                    table.ForeignKey(
                        name: "fk_budget_change_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budget_change_budget_to_budget_id",
                        column: x => x.to_budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capital_pledge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    own_fen = table.Column<long>(type: "bigint", nullable: false),
                    private_fen = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capital_pledge", x => x.id);
                    table.CheckConstraint("ck_capital_pledge_money", "own_fen >= 0 AND private_fen >= 0 AND own_fen + private_fen > 0");
                    table.ForeignKey(
                        name: "fk_capital_pledge_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    closing_document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    closed_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_year", x => x.id);
                    table.CheckConstraint("ck_fiscal_year_closed", "(status = 'Closed') = (closed_by IS NOT NULL AND closing_document IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "fund_source",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    instruments = table.Column<string[]>(type: "text[]", nullable: false),
                    basis = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    registered_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_source", x => x.id);
                    table.CheckConstraint("ck_fund_source_instruments", "cardinality(instruments) > 0");
                });

            migrationBuilder.CreateTable(
                name: "funding_programme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    drafted_by = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    published_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_programme", x => x.id);
                    table.CheckConstraint("ck_funding_programme_people", "published_by <> drafted_by");
                    table.CheckConstraint("ck_funding_programme_published", "status <> 'Published' OR (published_by IS NOT NULL AND document_number IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_funding_programme_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funds_audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    ordered_by = table.Column<string>(type: "text", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    reported_by = table.Column<string>(type: "text", nullable: true),
                    answer_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    conclusion = table.Column<string>(type: "text", nullable: true),
                    concluded_by = table.Column<string>(type: "text", nullable: true),
                    upheld_fen = table.Column<long>(type: "bigint", nullable: false),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                    upheld = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_audit", x => x.id);
                    table.CheckConstraint("ck_funds_audit_concluded", "(status = 'Concluded') = (concluded_by IS NOT NULL) AND (status = 'Concluded' OR upheld_fen = 0)");
                    table.CheckConstraint("ck_funds_audit_people", "concluded_by <> reported_by");
                    table.CheckConstraint("ck_funds_audit_reported", "(status = 'Ordered') = (reported_by IS NULL)");
                    table.ForeignKey(
                        name: "fk_funds_audit_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_period",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    closed_by = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    journals = table.Column<long>(type: "bigint", nullable: true),
                    digest = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_period", x => x.id);
                    table.CheckConstraint("ck_ledger_period_closed", "(status = 'Closed') = (closed_by IS NOT NULL AND digest IS NOT NULL AND journals IS NOT NULL AND closed_on > last_day)");
                    table.CheckConstraint("ck_ledger_period_month", "first_day = date_trunc('month', first_day) AND last_day = first_day + interval '1 month' - interval '1 day'");
                    table.CheckConstraint("ck_ledger_period_people", "closed_by <> proposed_by");
                });

            migrationBuilder.CreateTable(
                name: "milestone",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true),
                    account = table.Column<string>(type: "text", nullable: true),
                    reported_by = table.Column<string>(type: "text", nullable: true),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    verified_by = table.Column<string>(type: "text", nullable: true),
                    documents = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone", x => x.id);
                    table.CheckConstraint("ck_milestone_met", "(status = 'Met') = (verified_by IS NOT NULL) AND verified_by <> reported_by");
                    table.ForeignKey(
                        name: "fk_milestone_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payee_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    confirmed_by = table.Column<string>(type: "text", nullable: true),
                    cooling_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    declined_for = table.Column<string>(type: "text", nullable: true),
                    payee_account_number = table.Column<string>(type: "text", nullable: false),
                    payee_bank_code = table.Column<string>(type: "text", nullable: false),
                    payee_credit_code = table.Column<string>(type: "text", nullable: false),
                    payee_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payee_change", x => x.id);
                    table.CheckConstraint("ck_payee_change_confirmed", "status NOT IN ('CoolingOff', 'Effective') OR (confirmed_by IS NOT NULL AND cooling_until IS NOT NULL)");
                    table.CheckConstraint("ck_payee_change_cooling", "(status = 'Effective') = (effective_at IS NOT NULL) AND (effective_at IS NULL OR effective_at >= cooling_until)");
                    table.CheckConstraint("ck_payee_change_people", "confirmed_by <> proposed_by");
                });

            migrationBuilder.CreateTable(
                name: "payment_document",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_document", x => new { x.payment_id, x.number });
                    table.ForeignKey(
                        name: "fk_payment_document_payments_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_plan", x => x.id);
                    table.ForeignKey(
                        name: "fk_payment_plan_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    cut_off = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total_fen = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    locked_by = table.Column<string>(type: "text", nullable: true),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancelled_for = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_run", x => x.id);
                    table.CheckConstraint("ck_payment_run_locked", "(status IN ('Locked', 'Sent')) = (locked_by IS NOT NULL)");
                    table.CheckConstraint("ck_payment_run_people", "locked_by <> created_by");
                    table.CheckConstraint("ck_payment_run_sent", "(status = 'Sent') = (sent_on IS NOT NULL)");
                    table.CheckConstraint("ck_payment_run_totals", "count > 0 AND total_fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "recovery_instalment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    recovery_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_instalment", x => x.id);
                    table.CheckConstraint("ck_recovery_instalment_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "fk_recovery_instalment_recovery_recovery_id",
                        column: x => x.recovery_id,
                        principalTable: "recovery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_date = table.Column<DateOnly>(type: "date", nullable: false),
                    end_to_end_id = table.Column<string>(type: "text", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    listed = table.Column<bool>(type: "boolean", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_entry", x => x.id);
                    table.CheckConstraint("ck_statement_entry_amount", "amount_fen <> 0");
                    table.CheckConstraint("ck_statement_entry_match", "(payment_id IS NULL) = (rule IS NULL)");
                    table.ForeignKey(
                        name: "fk_statement_entry_payment_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treasury_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true),
                    message_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    refused_for = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treasury_file", x => x.id);
                    table.CheckConstraint("ck_treasury_file_refused", "(status = 'Refused') = (refused_for IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "use_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_final = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true),
                    spent_fen = table.Column<long>(type: "bigint", nullable: false),
                    results = table.Column<string>(type: "text", nullable: true),
                    problems = table.Column<string>(type: "text", nullable: true),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    submitted_by = table.Column<string>(type: "text", nullable: true),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    accepted_by = table.Column<string>(type: "text", nullable: true),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    capital_loan_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_other_public_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_own_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_private_fen = table.Column<long>(type: "bigint", nullable: false),
                    documents = table.Column<string>(type: "jsonb", nullable: false),
                    spending = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_use_report", x => x.id);
                    table.CheckConstraint("ck_use_report_accepted", "(status = 'Accepted') = (accepted_by IS NOT NULL) AND accepted_by <> submitted_by");
                    table.CheckConstraint("ck_use_report_days", "from_day <= to_day");
                    table.CheckConstraint("ck_use_report_money", "spent_fen >= 0 AND capital_own_fen >= 0 AND capital_private_fen >= 0 AND capital_loan_fen >= 0 AND capital_other_public_fen >= 0");
                    table.CheckConstraint("ck_use_report_submitted", "status NOT IN ('Submitted', 'Accepted') OR submitted_by IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_use_report_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appropriation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    confirmed_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appropriation", x => x.id);
                    table.CheckConstraint("ck_appropriation_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_appropriation_confirmed", "(status = 'Confirmed') = (confirmed_by IS NOT NULL)");
                    table.CheckConstraint("ck_appropriation_people", "confirmed_by <> recorded_by");
                    table.ForeignKey(
                        name: "fk_appropriation_fund_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "fund_source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    budget_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_by = table.Column<string>(type: "text", nullable: false),
                    reserved_by = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocation", x => x.id);
                    table.CheckConstraint("ck_allocation_approved", "(status = 'Approved') = (approved_by IS NOT NULL AND document_number IS NOT NULL)");
                    table.CheckConstraint("ck_allocation_people", "approved_by <> drafted_by AND approved_by <> reserved_by");
                    table.CheckConstraint("ck_allocation_reserved", "status NOT IN ('Reserved', 'Approved') OR reserved_by IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_allocation_budget_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budget",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_allocation_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "funding_programme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "planned_instalment",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_instalment", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_planned_instalment_payment_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "payment_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "discrepancy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    statement_date = table.Column<DateOnly>(type: "date", nullable: false),
                    reconciliation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    end_to_end_id = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expected_fen = table.Column<long>(type: "bigint", nullable: true),
                    found_fen = table.Column<long>(type: "bigint", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true),
                    taken_by = table.Column<string>(type: "text", nullable: true),
                    returned_for = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposal_by = table.Column<string>(type: "text", nullable: true),
                    proposal_document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    proposal_explanation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    proposal_payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposal_resolution = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discrepancy", x => x.id);
                    table.CheckConstraint("ck_discrepancy_ended", "(status IN ('Resolved', 'Cleared')) = (ended_on IS NOT NULL)");
                    table.CheckConstraint("ck_discrepancy_people", "decided_by IS NULL OR decided_by <> proposal_by");
                    table.CheckConstraint("ck_discrepancy_resolved", "(status = 'Resolved') = (decided_by IS NOT NULL) AND (status <> 'Resolved' OR proposal_resolution IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_discrepancy_payment_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancy_reconciliations_reconciliation_id",
                        column: x => x.reconciliation_id,
                        principalTable: "reconciliation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_discrepancy_statement_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "statement_entry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treasury_content",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treasury_content", x => x.file_id);
                    table.ForeignKey(
                        name: "fk_treasury_content_treasury_file_file_id",
                        column: x => x.file_id,
                        principalTable: "treasury_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treasury_order",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    end_to_end_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treasury_order", x => new { x.file_id, x.end_to_end_id });
                    table.CheckConstraint("ck_treasury_order_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "fk_treasury_order_treasury_file_file_id",
                        column: x => x.file_id,
                        principalTable: "treasury_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treasury_report",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    end_to_end_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: true),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treasury_report", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_treasury_report_treasury_file_file_id",
                        column: x => x.file_id,
                        principalTable: "treasury_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treasury_statement",
                columns: table => new
                {
                    statement_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    page = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    is_last = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_treasury_statement", x => new { x.statement_id, x.page });
                    table.CheckConstraint("ck_treasury_statement_page", "page > 0");
                    table.ForeignKey(
                        name: "fk_treasury_statement_treasury_file_file_id",
                        column: x => x.file_id,
                        principalTable: "treasury_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocation_line",
                columns: table => new
                {
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    allocation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_number = table.Column<string>(type: "text", nullable: false),
                    base_name = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    basis_fen = table.Column<long>(type: "bigint", nullable: true),
                    matching_fen = table.Column<long>(type: "bigint", nullable: true),
                    project_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    computed_fen = table.Column<long>(type: "bigint", nullable: false),
                    working = table.Column<string>(type: "jsonb", nullable: false),
                    granted_fen = table.Column<long>(type: "bigint", nullable: false),
                    adjusted_for = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    adjusted_by = table.Column<string>(type: "text", nullable: true),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocation_line", x => new { x.allocation_id, x.base_id });
                    table.CheckConstraint("ck_allocation_line_amounts", "computed_fen >= 0 AND granted_fen >= 0");
                    table.CheckConstraint("ck_allocation_line_award", "award_id IS NULL OR granted_fen > 0");
                    table.CheckConstraint("ck_allocation_line_reason", "granted_fen = computed_fen OR (adjusted_for IS NOT NULL AND adjusted_by IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_allocation_line_allocation_allocation_id",
                        column: x => x.allocation_id,
                        principalTable: "allocation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_allocation_line_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_recovery_open_award",
                table: "recovery",
                columns: new[] { "award_id", "cause", "cause_id" },
                unique: true,
                filter: "status IN ('Demanded', 'PartlyRecovered')")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.AddCheckConstraint(
                name: "ck_recovery_cause",
                table: "recovery",
                sql: "(cause = 'TitleLost') = (cause_id IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_recovery_ended",
                table: "recovery",
                sql: "(status IN ('WrittenOff', 'Withdrawn')) = (ended_by IS NOT NULL) AND (ended_by IS NULL OR ending IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_recovery_ending",
                table: "recovery",
                sql: "(ending IS NULL) = (ending_reason IS NULL) AND (ending IS NULL) = (ending_proposed_by IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_recovery_people",
                table: "recovery",
                sql: "ended_by <> ending_proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_payment_approved",
                table: "payment",
                column: "approved_at",
                filter: "status = 'Approved' AND run_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_run_id",
                table: "payment",
                column: "run_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_period",
                table: "payment",
                sql: "(period_from IS NULL) = (period_to IS NULL) AND (period_from IS NULL OR period_from <= period_to)");

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

            migrationBuilder.CreateIndex(
                name: "ix_budget_source_id",
                table: "budget",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_allocation_id",
                table: "award",
                column: "allocation_id");

            migrationBuilder.CreateIndex(
                name: "ux_award_amendment",
                table: "award",
                column: "supersedes_id",
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ux_award_programme_base",
                table: "award",
                columns: new[] { "programme_id", "base_id" },
                unique: true,
                filter: "status NOT IN ('Declined', 'Amended', 'Terminated') AND (supersedes_id IS NULL OR status <> 'Proposed')");

            migrationBuilder.CreateIndex(
                name: "ux_award_project",
                table: "award",
                column: "project_code",
                unique: true,
                filter: "status NOT IN ('Declined', 'Amended', 'Terminated') AND (supersedes_id IS NULL OR status <> 'Proposed')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_award_termination_people",
                table: "award",
                sql: "terminated_by IS NULL OR terminated_by IS DISTINCT FROM termination_asked_by");

            migrationBuilder.AddCheckConstraint(
                name: "ck_award_version",
                table: "award",
                sql: "version >= 1 AND (version = 1) = (supersedes_id IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_allocation_budget_id",
                table: "allocation",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ux_allocation_draft",
                table: "allocation",
                column: "programme_id",
                unique: true,
                filter: "status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_allocation_line_award_id",
                table: "allocation_line",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_appropriation_source_id_fiscal_year",
                table: "appropriation",
                columns: new[] { "source_id", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ux_appropriation_document",
                table: "appropriation",
                columns: new[] { "source_id", "document_number" },
                unique: true,
                filter: "status <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_budget_change_budget_id",
                table: "budget_change",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ix_budget_change_to_budget_id",
                table: "budget_change",
                column: "to_budget_id");

            migrationBuilder.CreateIndex(
                name: "ix_capital_pledge_award_id_year",
                table: "capital_pledge",
                columns: new[] { "award_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_entry_id",
                table: "discrepancy",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_payment_id",
                table: "discrepancy",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_reconciliation_id",
                table: "discrepancy",
                column: "reconciliation_id");

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_statement_date_status",
                table: "discrepancy",
                columns: new[] { "statement_date", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_discrepancy_difference",
                table: "discrepancy",
                columns: new[] { "kind", "entry_id", "payment_id", "statement_date" },
                unique: true,
                filter: "status <> 'Cleared'")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_year_year",
                table: "fiscal_year",
                column: "year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_source_code",
                table: "fund_source",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_source_name",
                table: "fund_source",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_programme_budget_id",
                table: "funding_programme",
                column: "budget_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_audit_award_id",
                table: "funds_audit",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_audit_base_id",
                table: "funds_audit",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ux_ledger_period_month",
                table: "ledger_period",
                column: "first_day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestone_award_id",
                table: "milestone",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_milestone_base_id",
                table: "milestone",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ux_payee_change_open",
                table: "payee_change",
                column: "base_id",
                unique: true,
                filter: "status IN ('Proposed', 'CoolingOff')");

            migrationBuilder.CreateIndex(
                name: "ix_payment_plan_award_id",
                table: "payment_plan",
                column: "award_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_instalment_due_on",
                table: "planned_instalment",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_instalment_recovery_id_due_on",
                table: "recovery_instalment",
                columns: new[] { "recovery_id", "due_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recovery_instalment_recovery_id_number",
                table: "recovery_instalment",
                columns: new[] { "recovery_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statement_entry_payment_id",
                table: "statement_entry",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ux_statement_entry_line",
                table: "statement_entry",
                columns: new[] { "statement_date", "end_to_end_id", "amount_fen", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_treasury_file_message_message_id",
                table: "treasury_file",
                columns: new[] { "message", "message_id" },
                unique: true,
                filter: "status <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "ix_treasury_file_sha256",
                table: "treasury_file",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_treasury_file_waiting",
                table: "treasury_file",
                column: "id",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_treasury_order_end_to_end_id",
                table: "treasury_order",
                column: "end_to_end_id");

            migrationBuilder.CreateIndex(
                name: "ix_treasury_report_end_to_end_id",
                table: "treasury_report",
                column: "end_to_end_id");

            migrationBuilder.CreateIndex(
                name: "ix_treasury_statement_date",
                table: "treasury_statement",
                column: "date");

            migrationBuilder.CreateIndex(
                name: "ix_treasury_statement_file_id",
                table: "treasury_statement",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_use_report_award_id_from_day",
                table: "use_report",
                columns: new[] { "award_id", "from_day" },
                unique: true,
                filter: "status <> 'Waived'");

            migrationBuilder.CreateIndex(
                name: "ix_use_report_base_id",
                table: "use_report",
                column: "base_id");

            migrationBuilder.AddForeignKey(
                name: "fk_award_allocations_allocation_id",
                table: "award",
                column: "allocation_id",
                principalTable: "allocation",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_award_award_supersedes_id",
                table: "award",
                column: "supersedes_id",
                principalTable: "award",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_award_programmes_programme_id",
                table: "award",
                column: "programme_id",
                principalTable: "funding_programme",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_fund_sources_source_id",
                table: "budget",
                column: "source_id",
                principalTable: "fund_source",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_journal_budget_counter_budget_id",
                table: "journal",
                column: "counter_budget_id",
                principalTable: "budget",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_payment_payment_runs_run_id",
                table: "payment",
                column: "run_id",
                principalTable: "payment_run",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
            migrationBuilder.Sql(Funding.Ledger.JournalLegSql.Up);
            migrationBuilder.Sql(Funding.Ledger.JournalSql.Up);
            migrationBuilder.Sql(Funding.Settlements.SettlementSql.Up);
            migrationBuilder.Sql(Funding.Ledger.Periods.LedgerPeriodSql.Up);
            migrationBuilder.Sql(Funding.Budgets.BudgetSql.Up);
            migrationBuilder.Sql(Funding.Awards.AwardSql.Up);
            migrationBuilder.Sql(Funding.Recoveries.RecoverySql.Up);
            migrationBuilder.Sql(Funding.Reconciliations.ReconciliationSql.Up);
            migrationBuilder.Sql(Funding.UseOfFunds.UseOfFundsSql.Up);
            migrationBuilder.Sql(Funding.Treasury.Files.TreasurySql.Up);
            migrationBuilder.Sql(Funding.Payees.PayeeSql.Up);
            migrationBuilder.Sql(Funding.Payments.ClaimSql.Up);
            migrationBuilder.Sql(Funding.Runs.RunSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Runs.RunSql.Down);
            migrationBuilder.Sql(Funding.Payments.ClaimSql.Down);
            migrationBuilder.Sql(Funding.Payees.PayeeSql.Down);
            migrationBuilder.Sql(Funding.Treasury.Files.TreasurySql.Down);
            migrationBuilder.Sql(Funding.UseOfFunds.UseOfFundsSql.Down);
            migrationBuilder.Sql(Funding.Reconciliations.ReconciliationSql.Down);
            migrationBuilder.Sql(Funding.Recoveries.RecoverySql.Down);
            migrationBuilder.Sql(Funding.Awards.AwardSql.Down);
            migrationBuilder.Sql(Funding.Budgets.BudgetSql.Down);
            migrationBuilder.Sql(Funding.Ledger.Periods.LedgerPeriodSql.Down);
            migrationBuilder.Sql(Funding.Settlements.SettlementSql.Down);
            migrationBuilder.Sql(Funding.Ledger.JournalSql.Down);
            migrationBuilder.Sql(Funding.Ledger.JournalLegSql.Down);
            migrationBuilder.DropForeignKey(
                name: "fk_award_allocations_allocation_id",
                table: "award");

            migrationBuilder.DropForeignKey(
                name: "fk_award_award_supersedes_id",
                table: "award");

            migrationBuilder.DropForeignKey(
                name: "fk_award_programmes_programme_id",
                table: "award");

            migrationBuilder.DropForeignKey(
                name: "fk_budget_fund_sources_source_id",
                table: "budget");

            migrationBuilder.DropForeignKey(
                name: "fk_journal_budget_counter_budget_id",
                table: "journal");

            migrationBuilder.DropForeignKey(
                name: "fk_payment_payment_runs_run_id",
                table: "payment");

            migrationBuilder.DropTable(
                name: "allocation_line");

            migrationBuilder.DropTable(
                name: "appropriation");

            migrationBuilder.DropTable(
                name: "award_agreement");

            migrationBuilder.DropTable(
                name: "award_condition");

            migrationBuilder.DropTable(
                name: "budget_change");

            migrationBuilder.DropTable(
                name: "capital_pledge");

            migrationBuilder.DropTable(
                name: "discrepancy");

            migrationBuilder.DropTable(
                name: "fiscal_year");

            migrationBuilder.DropTable(
                name: "funds_audit");

            migrationBuilder.DropTable(
                name: "ledger_period");

            migrationBuilder.DropTable(
                name: "milestone");

            migrationBuilder.DropTable(
                name: "payee_change");

            migrationBuilder.DropTable(
                name: "payment_document");

            migrationBuilder.DropTable(
                name: "payment_run");

            migrationBuilder.DropTable(
                name: "planned_instalment");

            migrationBuilder.DropTable(
                name: "recovery_instalment");

            migrationBuilder.DropTable(
                name: "treasury_content");

            migrationBuilder.DropTable(
                name: "treasury_order");

            migrationBuilder.DropTable(
                name: "treasury_report");

            migrationBuilder.DropTable(
                name: "treasury_statement");

            migrationBuilder.DropTable(
                name: "use_report");

            migrationBuilder.DropTable(
                name: "allocation");

            migrationBuilder.DropTable(
                name: "fund_source");

            migrationBuilder.DropTable(
                name: "statement_entry");

            migrationBuilder.DropTable(
                name: "payment_plan");

            migrationBuilder.DropTable(
                name: "treasury_file");

            migrationBuilder.DropTable(
                name: "funding_programme");

            migrationBuilder.DropIndex(
                name: "ux_recovery_open_award",
                table: "recovery");

            migrationBuilder.DropCheckConstraint(
                name: "ck_recovery_cause",
                table: "recovery");

            migrationBuilder.DropCheckConstraint(
                name: "ck_recovery_ended",
                table: "recovery");

            migrationBuilder.DropCheckConstraint(
                name: "ck_recovery_ending",
                table: "recovery");

            migrationBuilder.DropCheckConstraint(
                name: "ck_recovery_people",
                table: "recovery");

            migrationBuilder.DropIndex(
                name: "ix_payment_approved",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_payment_run_id",
                table: "payment");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_period",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ix_journal_counter_budget_id",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_counter",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_two_budgets",
                table: "journal");

            migrationBuilder.DropIndex(
                name: "ix_budget_source_id",
                table: "budget");

            migrationBuilder.DropIndex(
                name: "ix_award_allocation_id",
                table: "award");

            migrationBuilder.DropIndex(
                name: "ux_award_amendment",
                table: "award");

            migrationBuilder.DropIndex(
                name: "ux_award_programme_base",
                table: "award");

            migrationBuilder.DropIndex(
                name: "ux_award_project",
                table: "award");

            migrationBuilder.DropCheckConstraint(
                name: "ck_award_termination_people",
                table: "award");

            migrationBuilder.DropCheckConstraint(
                name: "ck_award_version",
                table: "award");

            migrationBuilder.DropColumn(
                name: "cause",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "cause_id",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "ended_by",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "ending",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "ending_proposed_by",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "instalments_reason",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "overdue_since",
                table: "recovery");

            migrationBuilder.DropColumn(
                name: "approved_at",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "claim_number",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "distinct_because",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "kept_out",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "period_from",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "period_to",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "run_id",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "counter_budget_id",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "area",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "latest_score",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_of_record_account_number",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_of_record_bank_code",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_of_record_credit_code",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "payee_of_record_name",
                table: "fund_account");

            migrationBuilder.DropColumn(
                name: "document_number",
                table: "budget");

            migrationBuilder.DropColumn(
                name: "instrument",
                table: "budget");

            migrationBuilder.DropColumn(
                name: "source_id",
                table: "budget");

            migrationBuilder.DropColumn(
                name: "due_on",
                table: "award_instalment");

            migrationBuilder.DropColumn(
                name: "retention",
                table: "award_instalment");

            migrationBuilder.DropColumn(
                name: "allocation_id",
                table: "award");

            migrationBuilder.DropColumn(
                name: "approval_document",
                table: "award");

            migrationBuilder.DropColumn(
                name: "held_for",
                table: "award");

            migrationBuilder.DropColumn(
                name: "matching_fen",
                table: "award");

            migrationBuilder.DropColumn(
                name: "programme_id",
                table: "award");

            migrationBuilder.DropColumn(
                name: "project_code",
                table: "award");

            migrationBuilder.DropColumn(
                name: "superseded_paid_fen",
                table: "award");

            migrationBuilder.DropColumn(
                name: "supersedes_id",
                table: "award");

            migrationBuilder.DropColumn(
                name: "terminated_by",
                table: "award");

            migrationBuilder.DropColumn(
                name: "termination_asked_by",
                table: "award");

            migrationBuilder.DropColumn(
                name: "termination_for",
                table: "award");

            migrationBuilder.DropColumn(
                name: "version",
                table: "award");

            migrationBuilder.RenameColumn(
                name: "ending_reason",
                table: "recovery",
                newName: "write_off_reason");

            migrationBuilder.CreateIndex(
                name: "ux_recovery_open_award",
                table: "recovery",
                column: "award_id",
                unique: true,
                filter: "status IN ('Demanded', 'PartlyRecovered')");
        }
    }
}
