using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChangeOfPayee : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "change_asks_for_something",
                table: "change_request");

            migrationBuilder.AddCheckConstraint(
                name: "change_asks_for_something",
                table: "change_request",
                sql: "(kind = 'Name') = (name is not null) and (kind = 'Builder') = (builder_name is not null) and (until is null or kind = 'Renewal') and (payee_name is null or kind in ('Payee', 'Builder')) and (kind <> 'Payee' or payee_name is not null)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "change_asks_for_something",
                table: "change_request");

            migrationBuilder.AddCheckConstraint(
                name: "change_asks_for_something",
                table: "change_request",
                sql: "(kind = 'Name') = (name is not null) and (kind = 'Builder') = (builder_name is not null) and (until is null or kind = 'Renewal')");
        }
    }
}
