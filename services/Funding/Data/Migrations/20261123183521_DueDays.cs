using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class DueDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Awards.InstalmentSql.Up); // first: what was planned goes to the instalments

            migrationBuilder.DropTable(
                name: "planned_instalment");

            migrationBuilder.DropTable(
                name: "payment_plan");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Awards.InstalmentSql.Down);

            migrationBuilder.CreateTable(
                name: "payment_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                name: "planned_instalment",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "ix_payment_plan_award_id",
                table: "payment_plan",
                column: "award_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_instalment_due_on",
                table: "planned_instalment",
                column: "due_on");
        }
    }
}
