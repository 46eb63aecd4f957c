using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Experts;

/// <summary>A person in the pool from which examiners are taken (R88), with the organisations that make a conflict.</summary>
internal sealed class Expert : IAggregate
{
    private Expert()
    {
    }

    public Expert(string subject, string name, string field, IEnumerable<string> employers)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Subject, Name, Field, Employers) = (subject, name, field, [.. employers.Distinct().Order(StringComparer.Ordinal)]);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>The subject of the expert's token.</summary>
    public string Subject { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Field { get; private set; } = "";

    /// <summary>Unified social credit codes.</summary>
    public List<string> Employers { get; private set; } = [];
}

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("expert");
        builder.Property(e => e.Subject).HasMaxLength(100);
        builder.HasIndex(e => e.Subject).IsUnique();
    }
}
