using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class SettlementPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Funding.Settlements.SettlementSql.PaymentsAgree);
            migrationBuilder.Sql(Funding.Settlements.SettlementSql.Together);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The service calls what this version has: restore the database as it was before instead.");
    }
}
