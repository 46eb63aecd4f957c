using Contracts.Applications;
using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Experts.Vocabulary;

/// <summary>A reference list as it was last published: the codes of counties and zones, or of industries.</summary>
internal sealed class KnownList
{
    private KnownList()
    {
    }

    public KnownList(string name) => Name = name;

    public string Name { get; private set; } = "";

    public long Version { get; private set; }

    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>An older version than the one that is known changes nothing.</summary>
    public void Apply(ReferenceListPublished list)
    {
        if (list.Version > Version)
        {
            (Version, Codes) = (list.Version, [.. list.Entries.Select(entry => entry.Code)]);
        }
    }
}

internal sealed class KnownListMapping : IEntityTypeConfiguration<KnownList>
{
    public void Configure(EntityTypeBuilder<KnownList> builder)
    {
        builder.ToTable("known_list");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Codes).IsJson();
    }
}
