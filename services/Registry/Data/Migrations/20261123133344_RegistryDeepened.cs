using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Registry.Feed;
using Registry.OpenData.Search;

#nullable disable

namespace Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class RegistryDeepened : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(CarriedHistorySql.Before);

            migrationBuilder.DropForeignKey(
                name: "fk_base_history_bases_base_id",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "latest_grade",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "management",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "title",
                table: "base_history");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "base_history",
                newName: "known_at");

            migrationBuilder.AddColumn<string>(
                name: "ordered_by",
                table: "rectification",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "verified_by",
                table: "rectification",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "base_history",
                type: "jsonb",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "corrects",
                table: "base_history",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "base_history",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "previous_hash",
                table: "base_history",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "secret",
                table: "base_history",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<DateOnly>(
                name: "true_from",
                table: "base_history",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "barred_until",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "carrier_credit_code",
                table: "base",
                type: "character varying(18)",
                maxLength: 18,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "carrier_name",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "chains",
                table: "base",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "base",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "county_body",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "history_hash",
                table: "base",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "latitude",
                table: "base",
                type: "numeric(8,6)",
                precision: 8,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "base",
                type: "text",
                nullable: false,
                defaultValue: "Municipal");

            migrationBuilder.AddColumn<decimal>(
                name: "longitude",
                table: "base",
                type: "numeric(9,6)",
                precision: 9,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plaque_number",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "publicised_on",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "publicity",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "renewal_document",
                table: "base",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "title_ended_on",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "title_until",
                table: "base",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "true_since",
                table: "base",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "base_feed",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    history_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_base_feed", x => x.position);
                    table.CheckConstraint("base_feed_from_one", "position > 0");
                    table.ForeignKey(
                        name: "fk_base_feed_base_history_history_id",
                        column: x => x.history_id,
                        principalTable: "base_history",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "base_listing",
                columns: table => new
                {
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    grams = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_base_listing", x => x.base_id);
                    table.ForeignKey(
                        name: "fk_base_listing_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    requested_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    refused_for = table.Column<string>(type: "text", nullable: true),
                    builder_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    builder_name = table.Column<string>(type: "text", nullable: true),
                    payee_account_number = table.Column<string>(type: "text", nullable: true),
                    payee_bank_code = table.Column<string>(type: "text", nullable: true),
                    payee_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    payee_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_request", x => x.id);
                    table.CheckConstraint("change_approved_by_document", "(status = 'Approved') = (document_number is not null) and (status <> 'Approved' or kind <> 'Renewal' or until is not null)");
                    table.CheckConstraint("change_asks_for_something", "(kind = 'Name') = (name is not null) and (kind = 'Builder') = (builder_name is not null) and (until is null or kind = 'Renewal')");
                    table.CheckConstraint("change_decided_by_another", "(status in ('Approved', 'Refused')) = (decided_by is not null and decided_on is not null) and decided_by <> requested_by");
                    table.ForeignKey(
                        name: "fk_change_request_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "construction_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reported_until = table.Column<DateOnly>(type: "date", nullable: true),
                    reported_period = table.Column<Guid>(type: "uuid", nullable: true),
                    own_funding = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_construction_plan", x => x.id);
                    table.ForeignKey(
                        name: "fk_construction_plan_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "difficulty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    survey_answer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    guidance = table.Column<string>(type: "text", nullable: true),
                    assigned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: true),
                    planned_for = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    policy_document = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    satisfaction = table.Column<string>(type: "text", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    reopenings = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    extension_reason = table.Column<string>(type: "text", nullable: true),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true),
                    level = table.Column<string>(type: "text", nullable: false),
                    escalates_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    responsible_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    responsible_name = table.Column<string>(type: "text", nullable: true),
                    escalations = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difficulty", x => x.id);
                    table.CheckConstraint("difficulty_answered", "status <> 'Answered' or (answer is not null and outcome is not null and answered_by is not null and answered_on is not null)");
                    table.CheckConstraint("difficulty_assigned", "status not in ('Assigned', 'Planned', 'Answered', 'Reopened') or (responsible_code is not null and assigned_on is not null)");
                    table.CheckConstraint("difficulty_closed_on", "(status in ('Closed', 'Dismissed', 'Withdrawn')) = (closed_on is not null)");
                    table.CheckConstraint("difficulty_policy_changed", "outcome <> 'PolicyChanged' or (kind = 'PolicyObstacle' and policy_document is not null)");
                    table.ForeignKey(
                        name: "fk_difficulty_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    operated_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_for = table.Column<string>(type: "text", nullable: true),
                    years = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform", x => x.id);
                    table.CheckConstraint("platform_closed", "(status = 'Closed') = (closed_on is not null)");
                    table.CheckConstraint("platform_opened", "status <> 'Operating' or opened_on is not null");
                    table.ForeignKey(
                        name: "fk_platform_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reporting_period",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reporting_period", x => x.id);
                    table.CheckConstraint("reporting_period_days", "from_day <= to_day and to_day <= due_on");
                });

            migrationBuilder.CreateTable(
                name: "supervision_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    gathered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    written_by = table.Column<string>(type: "text", nullable: false),
                    finalised_by = table.Column<string>(type: "text", nullable: true),
                    finalised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_report", x => x.id);
                    table.CheckConstraint("supervision_final", "(status = 'Final') = (document_number is not null and finalised_by is not null and finalised_on is not null)");
                    table.CheckConstraint("supervision_final_by_another", "finalised_by <> written_by");
                });

            migrationBuilder.CreateTable(
                name: "support_measure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: true),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    voided_for = table.Column<string>(type: "text", nullable: true),
                    giver_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    giver_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_measure", x => x.id);
                    table.CheckConstraint("support_measure_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "fk_support_measure_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    conclusion = table.Column<string>(type: "text", nullable: true),
                    questions = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey", x => x.id);
                    table.CheckConstraint("survey_closed_on", "(status in ('Closed', 'Concluded')) = (closed_on is not null)");
                    table.CheckConstraint("survey_concluded", "(status = 'Concluded') = (conclusion is not null)");
                });

            migrationBuilder.CreateTable(
                name: "typical_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    background = table.Column<string>(type: "text", nullable: false),
                    practice = table.Column<string>(type: "text", nullable: false),
                    effect = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    drafted_by = table.Column<string>(type: "text", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    submitted_by = table.Column<string>(type: "text", nullable: true),
                    reviewed_by = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    taken_down_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_typical_case", x => x.id);
                    table.CheckConstraint("case_published", "status not in ('Published', 'TakenDown') or (published_on is not null and edition > 0)");
                    table.CheckConstraint("case_reviewed_by_another", "status not in ('Approved', 'Published') or (reviewed_by is not null and reviewed_by <> drafted_by and reviewed_by <> submitted_by)");
                    table.ForeignKey(
                        name: "fk_typical_case_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_step",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    measures = table.Column<string>(type: "text", nullable: true),
                    first_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_step", x => new { x.plan_id, x.code });
                    table.CheckConstraint("plan_step_completed", "(status = 'Done') = (completed_on is not null)");
                    table.CheckConstraint("plan_step_progress", "case status when 'Planned' then progress = 0 when 'Done' then progress = 100 else progress between 1 and 99 end");
                    table.ForeignKey(
                        name: "fk_plan_step_construction_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "construction_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "difficulty_cooperation",
                columns: table => new
                {
                    difficulty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    opinion_by = table.Column<string>(type: "text", nullable: true),
                    opinion_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difficulty_cooperation", x => new { x.difficulty_id, x.code });
                    table.ForeignKey(
                        name: "fk_difficulty_cooperation_difficulties_difficulty_id",
                        column: x => x.difficulty_id,
                        principalTable: "difficulty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "local_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    in_force_until = table.Column<DateOnly>(type: "date", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false),
                    difficulty_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    repealed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    repealed_for = table.Column<string>(type: "text", nullable: true),
                    issuer_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issuer_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_policy", x => x.id);
                    table.CheckConstraint("local_policy_repealed", "(status = 'Repealed') = (repealed_on is not null and repealed_for is not null)");
                    table.CheckConstraint("local_policy_until", "in_force_until >= issued_on");
                    table.ForeignKey(
                        name: "fk_local_policy_difficulty_difficulty_id",
                        column: x => x.difficulty_id,
                        principalTable: "difficulty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    chase_on = table.Column<DateOnly>(type: "date", nullable: true),
                    chases = table.Column<int>(type: "integer", nullable: false),
                    achievements = table.Column<string>(type: "text", nullable: true),
                    problems = table.Column<string>(type: "text", nullable: true),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    submitted_by = table.Column<string>(type: "text", nullable: true),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    accepted_by = table.Column<string>(type: "text", nullable: true),
                    capital_government_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_loan_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_own_fen = table.Column<long>(type: "bigint", nullable: false),
                    capital_private_fen = table.Column<long>(type: "bigint", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report", x => x.id);
                    table.CheckConstraint("plan_report_accepted", "(status = 'Accepted') = (accepted_on is not null and accepted_by is not null) and (accepted_by is null or accepted_by <> submitted_by)");
                    table.CheckConstraint("plan_report_capital", "capital_own_fen >= 0 and capital_government_fen >= 0 and capital_private_fen >= 0 and capital_loan_fen >= 0");
                    table.CheckConstraint("plan_report_submitted", "status not in ('Submitted', 'Accepted') or (submitted_on is not null and submitted_by is not null)");
                    table.ForeignKey(
                        name: "fk_plan_report_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_report_reporting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "reporting_period",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_base",
                columns: table => new
                {
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_base", x => new { x.survey_id, x.base_id });
                    table.ForeignKey(
                        name: "fk_survey_base_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_base_surveys_survey_id",
                        column: x => x.survey_id,
                        principalTable: "survey",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: true),
                    what = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_use", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_use_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_use_typical_case_case_id",
                        column: x => x.case_id,
                        principalTable: "typical_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicator_figure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_end = table.Column<DateOnly>(type: "date", nullable: false),
                    period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_figure", x => x.id);
                    table.ForeignKey(
                        name: "fk_indicator_figure_base_base_id",
                        column: x => x.base_id,
                        principalTable: "base",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_figure_plan_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "plan_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answered_by = table.Column<string>(type: "text", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    replies = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_answer", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_answer_survey_base_survey_id_base_id",
                        columns: x => new { x.survey_id, x.base_id },
                        principalTable: "survey_base",
                        principalColumns: new[] { "survey_id", "base_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "rectification_verified_by_another",
                table: "rectification",
                sql: "verified_by <> ordered_by");

            migrationBuilder.AddCheckConstraint(
                name: "base_history_changes",
                table: "base_history",
                sql: "jsonb_typeof(changes) = 'object'");

            migrationBuilder.AddCheckConstraint(
                name: "base_history_hashes",
                table: "base_history",
                sql: "octet_length(hash) = 32 and octet_length(secret) = 32");

            migrationBuilder.AddCheckConstraint(
                name: "base_history_true_before_known",
                table: "base_history",
                sql: "true_from <= (known_at at time zone 'Asia/Shanghai')::date");

            migrationBuilder.CreateIndex(
                name: "ix_base_area_id",
                table: "base",
                columns: new[] { "area", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_base_kind_id",
                table: "base",
                columns: new[] { "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_base_longitude_latitude",
                table: "base",
                columns: new[] { "longitude", "latitude" });

            migrationBuilder.CreateIndex(
                name: "ix_base_plaque_number",
                table: "base",
                column: "plaque_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_base_title_id",
                table: "base",
                columns: new[] { "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_base_provincial",
                table: "base",
                columns: new[] { "kind", "name" },
                unique: true,
                filter: "level = 'Provincial'");

            migrationBuilder.AddCheckConstraint(
                name: "base_expires_by_its_term",
                table: "base",
                sql: "title <> 'Expired' or coalesce(title_ended_on > title_until, false)");

            migrationBuilder.AddCheckConstraint(
                name: "base_given_up_on",
                table: "base",
                sql: "title <> 'GivenUp' or title_ended_on is not null");

            migrationBuilder.AddCheckConstraint(
                name: "base_managed_by_its_city",
                table: "base",
                sql: "level = 'Municipal' or management = 'Regular'");

            migrationBuilder.AddCheckConstraint(
                name: "base_place_is_whole",
                table: "base",
                sql: "(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180");

            migrationBuilder.AddCheckConstraint(
                name: "base_publicity_is_earned",
                table: "base",
                sql: "(publicity is null) = (publicised_on is null) and (publicity is null or latest_grade is not distinct from 'Outstanding')");

            migrationBuilder.CreateIndex(
                name: "ix_base_feed_history_id",
                table: "base_feed",
                column: "history_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_base_listing_grams",
                table: "base_listing",
                column: "grams")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_case_use_base_id",
                table: "case_use",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_use_case_id_id",
                table: "case_use",
                columns: new[] { "case_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_change_request_base_id",
                table: "change_request",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ux_change_request_live",
                table: "change_request",
                columns: new[] { "base_id", "kind" },
                unique: true,
                filter: "status = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "ix_construction_plan_base_id",
                table: "construction_plan",
                column: "base_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_difficulty_base_id_id",
                table: "difficulty",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_difficulty_raised_on_id",
                table: "difficulty",
                columns: new[] { "raised_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_difficulty_status_id",
                table: "difficulty",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_difficulty_cooperation_code",
                table: "difficulty_cooperation",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_figure_base_id_code_year",
                table: "indicator_figure",
                columns: new[] { "base_id", "code", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_figure_report_id_code_year",
                table: "indicator_figure",
                columns: new[] { "report_id", "code", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_local_policy_difficulty_id",
                table: "local_policy",
                column: "difficulty_id");

            migrationBuilder.CreateIndex(
                name: "ix_local_policy_document_number",
                table: "local_policy",
                column: "document_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_base_id_id",
                table: "plan_report",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_period_id_base_id",
                table: "plan_report",
                columns: new[] { "period_id", "base_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_base_id_id",
                table: "platform",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_base_id_name",
                table: "platform",
                columns: new[] { "base_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reporting_period_year_part",
                table: "reporting_period",
                columns: new[] { "year", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervision_report_year_id",
                table: "supervision_report",
                columns: new[] { "year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_measure_base_id_id",
                table: "support_measure",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_measure_given_on",
                table: "support_measure",
                column: "given_on");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answer_survey_id_base_id",
                table: "survey_answer",
                columns: new[] { "survey_id", "base_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_answer_survey_id_id",
                table: "survey_answer",
                columns: new[] { "survey_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_base_base_id",
                table: "survey_base",
                column: "base_id");

            migrationBuilder.CreateIndex(
                name: "ix_typical_case_base_id_id",
                table: "typical_case",
                columns: new[] { "base_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_typical_case_published",
                table: "typical_case",
                column: "id",
                filter: "status = 'Published'");

            migrationBuilder.AddForeignKey(
                name: "fk_base_history_base_base_id",
                table: "base_history",
                column: "base_id",
                principalTable: "base",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(CarriedHistorySql.After);
            migrationBuilder.Sql(HistorySql.Up);
            migrationBuilder.Sql(LifeSql.Up);
            migrationBuilder.Sql(FeedSql.Up);
            migrationBuilder.Sql(BaseListingSql.Up);
            migrationBuilder.Sql(PlansSql.Up);
            migrationBuilder.Sql(ChangeSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ChangeSql.Down);
            migrationBuilder.Sql(PlansSql.Down);
            migrationBuilder.Sql(BaseListingSql.Down);
            migrationBuilder.Sql(FeedSql.Down);
            migrationBuilder.Sql(LifeSql.Down);
            migrationBuilder.Sql(HistorySql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_base_history_base_base_id",
                table: "base_history");

            migrationBuilder.DropTable(
                name: "base_feed");

            migrationBuilder.DropTable(
                name: "base_listing");

            migrationBuilder.DropTable(
                name: "case_use");

            migrationBuilder.DropTable(
                name: "change_request");

            migrationBuilder.DropTable(
                name: "difficulty_cooperation");

            migrationBuilder.DropTable(
                name: "indicator_figure");

            migrationBuilder.DropTable(
                name: "local_policy");

            migrationBuilder.DropTable(
                name: "plan_step");

            migrationBuilder.DropTable(
                name: "platform");

            migrationBuilder.DropTable(
                name: "supervision_report");

            migrationBuilder.DropTable(
                name: "support_measure");

            migrationBuilder.DropTable(
                name: "survey_answer");

            migrationBuilder.DropTable(
                name: "typical_case");

            migrationBuilder.DropTable(
                name: "plan_report");

            migrationBuilder.DropTable(
                name: "difficulty");

            migrationBuilder.DropTable(
                name: "construction_plan");

            migrationBuilder.DropTable(
                name: "survey_base");

            migrationBuilder.DropTable(
                name: "reporting_period");

            migrationBuilder.DropTable(
                name: "survey");

            migrationBuilder.DropCheckConstraint(
                name: "rectification_verified_by_another",
                table: "rectification");

            migrationBuilder.DropCheckConstraint(
                name: "base_history_changes",
                table: "base_history");

            migrationBuilder.DropCheckConstraint(
                name: "base_history_hashes",
                table: "base_history");

            migrationBuilder.DropCheckConstraint(
                name: "base_history_true_before_known",
                table: "base_history");

            migrationBuilder.DropIndex(
                name: "ix_base_area_id",
                table: "base");

            migrationBuilder.DropIndex(
                name: "ix_base_kind_id",
                table: "base");

            migrationBuilder.DropIndex(
                name: "ix_base_longitude_latitude",
                table: "base");

            migrationBuilder.DropIndex(
                name: "ix_base_plaque_number",
                table: "base");

            migrationBuilder.DropIndex(
                name: "ix_base_title_id",
                table: "base");

            migrationBuilder.DropIndex(
                name: "ux_base_provincial",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_expires_by_its_term",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_given_up_on",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_managed_by_its_city",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_place_is_whole",
                table: "base");

            migrationBuilder.DropCheckConstraint(
                name: "base_publicity_is_earned",
                table: "base");

            migrationBuilder.DropColumn(
                name: "ordered_by",
                table: "rectification");

            migrationBuilder.DropColumn(
                name: "verified_by",
                table: "rectification");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "corrects",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "previous_hash",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "secret",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "true_from",
                table: "base_history");

            migrationBuilder.DropColumn(
                name: "barred_until",
                table: "base");

            migrationBuilder.DropColumn(
                name: "carrier_credit_code",
                table: "base");

            migrationBuilder.DropColumn(
                name: "carrier_name",
                table: "base");

            migrationBuilder.DropColumn(
                name: "chains",
                table: "base");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "base");

            migrationBuilder.DropColumn(
                name: "county_body",
                table: "base");

            migrationBuilder.DropColumn(
                name: "history_hash",
                table: "base");

            migrationBuilder.DropColumn(
                name: "latitude",
                table: "base");

            migrationBuilder.DropColumn(
                name: "level",
                table: "base");

            migrationBuilder.DropColumn(
                name: "longitude",
                table: "base");

            migrationBuilder.DropColumn(
                name: "plaque_number",
                table: "base");

            migrationBuilder.DropColumn(
                name: "publicised_on",
                table: "base");

            migrationBuilder.DropColumn(
                name: "publicity",
                table: "base");

            migrationBuilder.DropColumn(
                name: "renewal_document",
                table: "base");

            migrationBuilder.DropColumn(
                name: "title_ended_on",
                table: "base");

            migrationBuilder.DropColumn(
                name: "title_until",
                table: "base");

            migrationBuilder.DropColumn(
                name: "true_since",
                table: "base");

            migrationBuilder.RenameColumn(
                name: "known_at",
                table: "base_history",
                newName: "at");

            migrationBuilder.AddColumn<string>(
                name: "latest_grade",
                table: "base_history",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "management",
                table: "base_history",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "base_history",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddForeignKey(
                name: "fk_base_history_bases_base_id",
                table: "base_history",
                column: "base_id",
                principalTable: "base",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
