using System;
using Evaluation.Feedback;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback_release",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    ranking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shows_dimensions = table.Column<bool>(type: "boolean", nullable: false),
                    shows_remarks = table.Column<bool>(type: "boolean", nullable: false),
                    shows_place = table.Column<bool>(type: "boolean", nullable: false),
                    released_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_release", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_release_rankings_ranking_id",
                        column: x => x.ranking_id,
                        principalTable: "ranking",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_release_ranking_id",
                table: "feedback_release",
                column: "ranking_id",
                unique: true);

            migrationBuilder.Sql(FeedbackSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FeedbackSql.Down);

            migrationBuilder.DropTable(
                name: "feedback_release");
        }
    }
}
