using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Performance.Commissions;

internal sealed class ContractMapping : IEntityTypeConfiguration<EvaluatorContract>
{
    public void Configure(EntityTypeBuilder<EvaluatorContract> builder)
    {
        builder.ToTable("evaluator_contract", table => table.HasCheckConstraint("evaluator_contract_plan", "status = 'Signed' OR plan IS NOT NULL"));
        builder.ComplexProperty(c => c.Evaluator, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Plan).IsJson();
        builder.HasIndex(c => c.CycleId).IsUnique(); // a cycle has one evaluator
    }
}
