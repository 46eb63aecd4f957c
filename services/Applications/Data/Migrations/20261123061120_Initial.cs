using System;
using System.Collections.Generic;
using Applications.Consent;
using Applications.County;
using Applications.Eligibility.Departments;
using Applications.Intake;
using Applications.Lists.Numbers;
using Applications.Lists.Search;
using Applications.Materials;
using Applications.Receipts;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Applications.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    business_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    actor_roles = table.Column<string[]>(type: "text[]", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: true),
                    trace_id = table.Column<string>(type: "text", nullable: true),
                    service = table.Column<string>(type: "text", nullable: false),
                    aggregate_type = table.Column<string>(type: "text", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    from_state = table.Column<string>(type: "text", nullable: true),
                    to_state = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    events = table.Column<string>(type: "jsonb", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: true),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "business_clock",
                columns: table => new
                {
                    only_row = table.Column<bool>(type: "boolean", nullable: false),
                    ahead = table.Column<TimeSpan>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_business_clock", x => x.only_row);
                    table.CheckConstraint("ck_business_clock_only_row", "only_row");
                });

            migrationBuilder.CreateTable(
                name: "call",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call", x => x.id);
                    table.CheckConstraint("call_version_number", "(status = 'Draft') = (version = 0)");
                    table.CheckConstraint("call_window", "closes_at > opens_at");
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
                name: "dead_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    occurred = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolution = table.Column<string>(type: "text", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dead_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "due",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due", x => x.id);
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
                name: "idempotency",
                columns: table => new
                {
                    subject = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    e_tag = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.subject, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    received = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "material_content",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_material_content", x => x.sha256);
                    table.CheckConstraint("material_content_address", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("material_content_length", "length > 0");
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

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    aggregate_version = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dead = table.Column<bool>(type: "boolean", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    destination = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "outbox_sent",
                columns: table => new
                {
                    type = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_sent", x => x.type);
                });

            migrationBuilder.CreateTable(
                name: "programme_clock",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    offset = table.Column<TimeSpan>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_clock", x => x.id);
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
                name: "recommendation_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    outcome = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_import", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "reference_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entries = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    office = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    filter = table.Column<string>(type: "jsonb", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "working_calendar",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    holidays = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    working_weekends = table.Column<DateOnly[]>(type: "date[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_calendar", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "year_calendar",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    holidays = table.Column<List<DateOnly>>(type: "date[]", nullable: false),
                    working_weekends = table.Column<List<DateOnly>>(type: "date[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_calendar", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "reference_list_version",
                columns: table => new
                {
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    entries = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_list_version", x => new { x.list_id, x.number });
                    table.ForeignKey(
                        name: "fk_reference_list_version_reference_list_list_id",
                        column: x => x.list_id,
                        principalTable: "reference_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    applicant_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    carrier_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    form = table.Column<string>(type: "jsonb", nullable: false),
                    form_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    corrections = table.Column<string>(type: "jsonb", nullable: false),
                    correction_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remarks = table.Column<string>(type: "jsonb", nullable: false),
                    recommendation = table.Column<string>(type: "jsonb", nullable: true),
                    independent_check = table.Column<string>(type: "jsonb", nullable: true),
                    supplement_request = table.Column<string>(type: "jsonb", nullable: true),
                    supplements = table.Column<string>(type: "jsonb", nullable: false),
                    eligibility_report = table.Column<string>(type: "jsonb", nullable: true),
                    ineligible_for = table.Column<string>(type: "jsonb", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    score = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    notice_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_back_at = table.Column<long>(type: "bigint", nullable: false),
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
                    table.ForeignKey(
                        name: "fk_application_call_version_call_id_call_version",
                        columns: x => new { x.call_id, x.call_version },
                        principalTable: "call_version",
                        principalColumns: new[] { "call_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_application_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application_listing",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    applicant_name = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    grams = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_listing", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_application_listing_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "material",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    file_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_supplement = table.Column<bool>(type: "boolean", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_material", x => x.id);
                    table.ForeignKey(
                        name: "fk_material_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_material_material_content_sha256",
                        column: x => x.sha256,
                        principalTable: "material_content",
                        principalColumn: "sha256",
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
                name: "receipt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    form_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipt_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    recognised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payee = table.Column<string>(type: "jsonb", nullable: true),
                    targets = table.Column<string>(type: "jsonb", nullable: false),
                    plan = table.Column<string>(type: "jsonb", nullable: true),
                    selection_note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    builder_credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    builder_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recognition", x => x.id);
                    table.ForeignKey(
                        name: "fk_recognition_application_application_id",
                        column: x => x.application_id,
                        principalTable: "application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_applicant_code",
                table: "application",
                column: "applicant_code");

            migrationBuilder.CreateIndex(
                name: "ix_application_area",
                table: "application",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_application_area_submitted_at_id",
                table: "application",
                columns: new[] { "area", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_call_version",
                table: "application",
                columns: new[] { "call_id", "call_version" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_carrier_code",
                table: "application",
                columns: new[] { "call_id", "carrier_code" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_kind_status",
                table: "application",
                columns: new[] { "call_id", "kind", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_name_id",
                table: "application",
                columns: new[] { "call_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_rank_id",
                table: "application",
                columns: new[] { "call_id", "rank", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_score_id",
                table: "application",
                columns: new[] { "call_id", "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_call_id_submitted_at_id",
                table: "application",
                columns: new[] { "call_id", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_name_id",
                table: "application",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_notice_id",
                table: "application",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_number",
                table: "application",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_submitted_at_id",
                table: "application",
                columns: new[] { "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_application_one_live",
                table: "application",
                columns: new[] { "applicant_code", "call_id", "kind" },
                unique: true,
                filter: "status not in ('NotRecommended', 'NotSelected', 'Refused', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_application_listing_grams",
                table: "application_listing",
                column: "grams")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_audit_aggregate",
                table: "audit",
                columns: new[] { "aggregate_id", "version" });

            migrationBuilder.CreateIndex(
                name: "ux_audit_id",
                table: "audit",
                column: "id",
                unique: true);

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
                name: "ix_county_list_call_id_kind_area",
                table: "county_list",
                columns: new[] { "call_id", "kind", "area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_criteria_version_kind_number",
                table: "criteria_version",
                columns: new[] { "kind", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_dead_letter_message_id_consumer",
                table: "dead_letter",
                columns: new[] { "message_id", "consumer" },
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
                name: "ix_due_due_at",
                table: "due",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ux_due_kind_subject_id",
                table: "due",
                columns: new[] { "kind", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_examination_application_id",
                table: "examination",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_material_application_id",
                table: "material",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_material_sha256",
                table: "material",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_material_content_touched_at",
                table: "material_content",
                column: "touched_at");

            migrationBuilder.CreateIndex(
                name: "ix_notice_call_id_number",
                table: "notice",
                columns: new[] { "call_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notification_organisation_id",
                table: "notification",
                columns: new[] { "organisation", "id" });

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
                name: "ix_outbox_id",
                table: "outbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_attempt_seq",
                table: "outbox",
                columns: new[] { "next_attempt", "seq" },
                filter: "NOT dead");

            migrationBuilder.CreateIndex(
                name: "ux_promotion_body_area",
                table: "promotion_body",
                column: "area",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ranking_call_id_kind",
                table: "ranking",
                columns: new[] { "call_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_application_id",
                table: "receipt",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_number",
                table: "receipt",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recognition_application_id",
                table: "recognition",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recognition_call_id_name",
                table: "recognition",
                columns: new[] { "call_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_import_area_file_hash",
                table: "recommendation_import",
                columns: new[] { "area", "file_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reference_figure_code_scope_year",
                table: "reference_figure",
                columns: new[] { "code", "scope", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reference_list_name",
                table: "reference_list",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_office",
                table: "saved_view",
                column: "office");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_owner_name",
                table: "saved_view",
                columns: new[] { "owner", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_selection_call_id_kind",
                table: "selection",
                columns: new[] { "call_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_title_holder_code",
                table: "title",
                column: "holder_code");

            migrationBuilder.CreateIndex(
                name: "ix_year_calendar_year",
                table: "year_calendar",
                column: "year",
                unique: true);

            migrationBuilder.Sql(Evidence.AuditSql.Up);
            migrationBuilder.Sql(AppendOnly.Up);
            migrationBuilder.Sql(SealedFormSql.Up);
            migrationBuilder.Sql(NumberSql.Up);
            migrationBuilder.Sql(SearchSql.Up);
            migrationBuilder.Sql(MaterialSql.Up);
            migrationBuilder.Sql(ReceiptSql.Up);
            migrationBuilder.Sql(CountyListSql.Up);
            migrationBuilder.Sql(DepartmentCheckSql.Up);
            migrationBuilder.Sql(ConsentListSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application_listing");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "business_clock");

            migrationBuilder.DropTable(
                name: "consent_list");

            migrationBuilder.DropTable(
                name: "county_list");

            migrationBuilder.DropTable(
                name: "criteria_version");

            migrationBuilder.DropTable(
                name: "dead_letter");

            migrationBuilder.DropTable(
                name: "department_check");

            migrationBuilder.DropTable(
                name: "due");

            migrationBuilder.DropTable(
                name: "examination");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "material");

            migrationBuilder.DropTable(
                name: "notification");

            migrationBuilder.DropTable(
                name: "objection");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outbox_sent");

            migrationBuilder.DropTable(
                name: "programme_clock");

            migrationBuilder.DropTable(
                name: "promotion_body");

            migrationBuilder.DropTable(
                name: "ranking");

            migrationBuilder.DropTable(
                name: "receipt");

            migrationBuilder.DropTable(
                name: "recognition");

            migrationBuilder.DropTable(
                name: "recommendation_import");

            migrationBuilder.DropTable(
                name: "reference_figure");

            migrationBuilder.DropTable(
                name: "reference_list_version");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "selection");

            migrationBuilder.DropTable(
                name: "title");

            migrationBuilder.DropTable(
                name: "working_calendar");

            migrationBuilder.DropTable(
                name: "year_calendar");

            migrationBuilder.DropTable(
                name: "material_content");

            migrationBuilder.DropTable(
                name: "application");

            migrationBuilder.DropTable(
                name: "reference_list");

            migrationBuilder.DropTable(
                name: "call_version");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "call");
        }
    }
}
