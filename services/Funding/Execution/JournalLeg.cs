using Funding.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Execution;

/// <summary>What one posting of a kind of journal does to its account's turnovers; the ledger's own view of it, read only.</summary>
internal sealed class JournalLeg
{
    public JournalKind Kind { get; private set; }

    public int Number { get; private set; }

    /// <summary>1 or -1.</summary>
    public int Sign { get; private set; }

    /// <summary>Reduces the turnover that it takes back.</summary>
    public bool TakesBack { get; private set; }
}

internal sealed class JournalLegMapping : IEntityTypeConfiguration<JournalLeg>
{
    public void Configure(EntityTypeBuilder<JournalLeg> builder) => builder.HasNoKey().ToView("journal_leg");
}
